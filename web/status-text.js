import {abandoned, myTurn, nameOf, seated, waiting} from "/position.js";
import {text} from "/text.js";

/** How the game stands, in a few words: whose turn it is, or the result. @param {import("/position.js").Position} position */
export function headline(position) {
  const {game} = text;
  if (abandoned(position)) {
    return game.abandoned;
  }
  if (position.over) {
    if (position.winner === "D") {
      return game.draw;
    }
    return position.winner === position.role ? game.youWon : game.won(nameOf(position, position.winner));
  }
  if (waiting(position)) {
    return game.waiting;
  }
  return myTurn(position) ? game.yourTurn : game.theirTurn(nameOf(position, position.turn));
}

/** What there is to add to it. @param {import("/position.js").Position} position */
export function remark(position) {
  const {notes} = text.game;
  if (abandoned(position)) {
    return notes.abandoned;
  }
  if (!seated(position)) {
    return notes.watching;
  }
  if (position.over) {
    return position.winner === "D" ? notes.draw : position.winner === position.role ? notes.youWon : notes.youLost;
  }
  if (waiting(position)) {
    return notes.waiting;
  }
  return myTurn(position) ? notes.yourTurn : position.computer ? notes.thinking : notes.theirTurn;
}

