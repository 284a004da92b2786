/** The texts of the replay and of the finished games. */
import {language} from "/language.js";

const LANGUAGE_FILES = {
  en: () => import("/text/en/replay.js"),
  de: () => import("/text/de/replay.js"),
};

/** @type {typeof import("/text/en/replay.js").replay} */
export const replay = (await LANGUAGE_FILES[language]()).replay;
