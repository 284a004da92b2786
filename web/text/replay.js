/** The words of the replay of a game, and of the list of finished ones. */
import {language} from "/language.js";

const WORDS = {
  en: () => import("/text/en/replay.js"),
  de: () => import("/text/de/replay.js"),
};

/** @type {typeof import("/text/en/replay.js").replay} */
export const replay = (await WORDS[language]()).replay;
