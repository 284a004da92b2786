/**
 * In which language the user reads: the one chosen here before, else the first of the browser's that there are words in,
 * else English. `<html lang>` says it, so that screen readers pronounce it.
 */

/** Every language there are words in, by its own name. */
export const LANGUAGES = Object.freeze({en: "English", de: "Deutsch"});

const KEY = "parlor.language";

/** @type {keyof typeof LANGUAGES} */
export const language = [storedLanguage(), ...navigator.languages].map((tag) => tag?.split("-")[0]).find((tag) => tag in LANGUAGES) ?? "en";

/** For dates and numbers: the user's own region, if it speaks that language. */
export const locale = navigator.languages.find((tag) => tag.split("-")[0] === language) ?? language;

document.documentElement.lang = language;

/** Remembers a language, and shows the page in it. @param {keyof typeof LANGUAGES} chosen */
export function chooseLanguage(chosen) {
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // Without storage there is nothing to remember it in, and the page stays as it is.
  }
  location.reload();
}

const rules = new Intl.PluralRules(language);

/**
 * The form of a phrase that belongs to a number, as the language has it.
 *
 * @param {number} count
 * @param {Partial<Record<Intl.LDMLPluralRule, string>> & {other: string}} forms
 */
export const plural = (count, forms) => forms[rules.select(count)] ?? forms.other;

const numbers = new Intl.NumberFormat(locale);

/** A number as it is written there. @param {number} count */
export const formatNumber = (count) => numbers.format(count);

function storedLanguage() {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}
