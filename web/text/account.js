/** The words of the account page. */
import {language} from "/language.js";

const WORDS = {
  en: () => import("/text/en/account.js"),
  de: () => import("/text/de/account.js"),
};

/** @type {typeof import("/text/en/account.js").account} */
export const account = (await WORDS[language]()).account;
