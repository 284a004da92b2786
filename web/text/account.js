/** The texts of the account page. */
import {language} from "/language.js";

const LANGUAGE_FILES = {
  en: () => import("/text/en/account.js"),
  de: () => import("/text/de/account.js"),
};

/** @type {typeof import("/text/en/account.js").account} */
export const account = (await LANGUAGE_FILES[language]()).account;
