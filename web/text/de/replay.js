/** @type {typeof import("/text/en/replay.js").replay} */
export const replay = {
  title: "Wiederholung",
  titled: (result) => `${result} · Wiederholung`,
  first: "Zum Anfang",
  back: "Einen Schritt zurück",
  forward: "Einen Schritt weiter",
  last: "Zum Ende",
  scrub: "Schritt",
  keys: "Die Pfeiltasten gehen Schritt für Schritt, Pos1 und Ende an die Enden.",
  step: (at, last, what) => `${at} von ${last} · ${what}`,
  begins: (name) => `Das Brett ist leer. ${name} beginnt.`,
  resigned: (name) => `${name}: aufgegeben.`,
  shared: "Wer diesen Link hat, kann sich dieses Spiel ansehen.",
  private: "Nur die beiden am Brett können dieses Spiel sehen.",
  share: "Link für alle machen",
  history: {
    title: "Beendete Spiele",
    heading: "Beendete Spiele",
    more: "Ältere Spiele zeigen",
    none: "Noch ist kein Spiel zu Ende.",
  },
};
