/** The sentence to show when not even the texts of a language could be loaded. */
const RECONNECTING = {
  en: "Parlor can’t be reached. Trying again…",
  de: "Parlor ist nicht erreichbar. Neuer Versuch …",
};

export const bootstrapText = {
  /** @param {string} language such as `de-AT` */
  reconnecting: (language) => RECONNECTING[language.slice(0, 2)] ?? RECONNECTING.en,
};
