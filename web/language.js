/**
 * The language of the page: the one chosen before, or the browser's first language that there are texts in, or English.
 * It is set as `<html lang>` for screen readers.
 */

/** All languages with texts, by their own names. */
export const LANGUAGES = Object.freeze({en: "English", de: "Deutsch"});

const KEY = "parlor.language";

/** @type {keyof typeof LANGUAGES} */
export const language = [storedLanguage(), ...navigator.languages].map((tag) => tag?.split("-")[0]).find((tag) => tag in LANGUAGES) ?? "en";

/** The locale for dates and numbers: the user's own region if it uses the same language. */
export const locale = navigator.languages.find((tag) => tag.split("-")[0] === language) ?? language;

document.documentElement.lang = language;

/** Stores a language and reloads the page in it. @param {keyof typeof LANGUAGES} chosen */
export function chooseLanguage(chosen) {
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // Storage is blocked: the language does not change.
  }
  location.reload();
}

const rules = new Intl.PluralRules(language);

/**
 * The plural form of a phrase for a number.
 *
 * @param {number} count
 * @param {Partial<Record<Intl.LDMLPluralRule, string>> & {other: string}} forms
 */
export const plural = (count, forms) => forms[rules.select(count)] ?? forms.other;

const numbers = new Intl.NumberFormat(locale);

/** Formats a number for the locale. @param {number} count */
export const formatNumber = (count) => numbers.format(count);

function storedLanguage() {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}
