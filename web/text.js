import {language} from "/language.js";

/**
 * The words that every screen needs, in the user's language; those about other people are in `text/people.js`, those of
 * the account page in `text/account.js`. Nothing that the user reads or hears stands anywhere but in `text/<language>/`:
 * a translation is one more folder there, and a line here and in the other two. Sentences with names or numbers are
 * functions, so that each language orders them as it needs, with `plural` for what is counted.
 */
const LANGUAGE_FILES = {
  en: () => import("/text/en/main.js"),
  de: () => import("/text/de/main.js"),
};

/** @type {typeof import("/text/en/main.js").text} */
export const text = (await LANGUAGE_FILES[language]()).text;

/** The sentence for a failed call that has no place of its own on the screen. @param {import("/api.js").ApiError} error */
export function errorText(error) {
  if (error.status === 0) {
    return text.errors.unreachable;
  }
  if (error.status === 429) {
    return text.errors.throttled;
  }
  return error.status >= 500 || !error.status ? text.errors.other : serverText([error.message]);
}

/** What the server said of a field or a wish, in the user's words. @param {string[]} sentences */
export const serverText = (sentences) => sentences.map((one) => text.server[one] ?? one).join(" ");
