/** The texts for friends, messages, invites and lobbies. Loaded after the first screen. */
import {language} from "/language.js";

const LANGUAGE_FILES = {
  en: () => import("/text/en/people.js"),
  de: () => import("/text/de/people.js"),
};

/** @type {typeof import("/text/en/people.js").people} */
export const people = (await LANGUAGE_FILES[language]()).people;
