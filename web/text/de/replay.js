/** @type {typeof import("/text/en/replay.js").replay} */
export const replay = {
  title: "Wiederholung",
  titled: (result) => `${result} · Wiederholung`,
  first: "Erster Zug",
  back: "Voriger Zug",
  forward: "Nächster Zug",
  last: "Letzter Zug",
  scrub: "Schritt",
  keys: "Pfeiltasten: Zug für Zug. Pos1 und Ende: erster und letzter Zug.",
  step: (at, last, what) => `${at} von ${last} · ${what}`,
  begins: (name) => `Das Brett ist leer. ${name} beginnt.`,
  resigned: (name) => `${name}: aufgegeben.`,
  shared: "Wer diesen Link hat, kann sich dieses Spiel ansehen.",
  private: "Nur die beiden am Brett können dieses Spiel sehen.",
  share: "Öffentlichen Link erstellen",
  history: {
    title: "Beendete Spiele",
    heading: "Beendete Spiele",
    more: "Ältere Spiele zeigen",
    none: "Noch keine beendeten Spiele.",
  },
};
