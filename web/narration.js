import {hasFreeSeat, playerName} from "/position.js";
import {headline} from "/status-text.js";
import {text} from "/text.js";

/**
 * Describes what happened between two positions for screen readers, and finds the cell of the latest move.
 *
 * @param {import("/position.js").Position | null} before null: the game has just been opened
 * @param {import("/position.js").Position} after
 * @returns {{sentences: string[], latest: number | null}}
 */
export function narrate(before, after) {
  const taken = (place) => after.board[place] !== "_" && before?.board[place] === "_";
  const places = [...after.board].map((_, place) => place).filter(taken);
  const sentences = places.map((place) => moveSentence(after, place));
  if (before && hasFreeSeat(before) && !hasFreeSeat(after)) {
    sentences.push(text.game.joined(playerName(after, after.role === "O" ? "X" : "O")));
  }
  sentences.push(`${headline(after)}.`);
  return {sentences, latest: places.length === 1 ? places[0] : null};
}

function moveSentence(position, place) {
  const role = position.board[place];
  const name = role === position.role ? text.game.you : playerName(position, role);
  return text.game.moved(name, Math.floor(place / 3) + 1, (place % 3) + 1);
}
