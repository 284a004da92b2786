import {nameOf, waiting} from "/position.js";
import {headline} from "/status-text.js";
import {text} from "/text.js";

/**
 * What happened between two positions, as sentences to be spoken in order, and the place of the latest move.
 *
 * @param {import("/position.js").Position | null} before null: the game has just come up
 * @param {import("/position.js").Position} after
 * @returns {{lines: string[], latest: number | null}}
 */
export function told(before, after) {
  const places = before ? [...after.board].map((_, place) => place).filter((place) => after.board[place] !== "_" && before.board[place] === "_") : [];
  const lines = places.map((place) => moved(after, place));
  if (before && waiting(before) && !waiting(after)) {
    lines.push(text.game.joined(nameOf(after, after.role === "O" ? "X" : "O")));
  }
  lines.push(`${headline(after)}.`);
  return {lines, latest: places.length === 1 ? places[0] : null};
}

function moved(position, place) {
  const role = position.board[place];
  const name = role === position.role ? text.game.you : nameOf(position, role);
  return text.game.moved(name, Math.floor(place / 3) + 1, (place % 3) + 1);
}
