/** The words of the replay of a game, and of the list of finished ones. */
import {language} from "/language.js";

const LANGUAGE_FILES = {
  en: () => import("/text/en/replay.js"),
  de: () => import("/text/de/replay.js"),
};

/** @type {typeof import("/text/en/replay.js").replay} */
export const replay = (await LANGUAGE_FILES[language]()).replay;
