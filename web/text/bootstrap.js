/** What is said when even the words of a language could not be loaded: one sentence, in every language. */
const AGAIN = {
  en: "Parlor can’t be reached. Trying again…",
  de: "Parlor ist nicht erreichbar. Neuer Versuch …",
};

export const arrival = {
  /** @param {string} language such as `de-AT` */
  again: (language) => AGAIN[language.slice(0, 2)] ?? AGAIN.en,
};
