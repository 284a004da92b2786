import {language, locale} from "/language.js";

/**
 * The texts that every screen needs, in the user's language; other texts are in `text/people.js`, `text/account.js` and
 * `text/replay.js`. All texts are in `text/<language>/`: a translation is another folder there, and a line here and in the
 * other three. Sentences with names or numbers are functions, so that each language can order them, with `plural` for
 * counts.
 */
const LANGUAGE_FILES = {
  en: () => import("/text/en/main.js"),
  de: () => import("/text/de/main.js"),
};

/** @type {typeof import("/text/en/main.js").text} */
export const text = (await LANGUAGE_FILES[language]()).text;

const relativeTime = new Intl.RelativeTimeFormat(locale, {numeric: "auto"});
const UNITS = [["day", 86_400], ["hour", 3_600], ["minute", 60]];

/** How long ago it was, in words. @param {string} instant */
export function ago(instant) {
  const seconds = (Date.parse(instant) - Date.now()) / 1000;
  const [unit, size] = UNITS.find(([, length]) => -seconds >= length) ?? [];
  return unit ? relativeTime.format(Math.ceil(seconds / size), unit) : text.justNow;
}

/** The sentence for a failed call. @param {import("/api.js").ApiError} error */
export function errorText(error) {
  if (error.status === 0) {
    return text.errors.unreachable;
  }
  if (error.status === 429) {
    return text.errors.throttled;
  }
  return error.status >= 500 || !error.status ? text.errors.other : serverText([error.message]);
}

/** The server's sentences in the user's language. @param {string[]} sentences */
export const serverText = (sentences) => sentences.map((one) => text.server[one] ?? one).join(" ");
