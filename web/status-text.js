import {hasFreeSeat, isAbandoned, isMyTurn, isPlayer, playerName} from "/position.js";
import {text} from "/text.js";

/** The status of a game in a few words: whose turn it is, or the result. @param {import("/position.js").Position} position */
export function headline(position) {
  const {game} = text;
  if (isAbandoned(position)) {
    return game.abandoned;
  }
  if (position.over) {
    if (position.winner === "D") {
      return game.draw;
    }
    return position.winner === position.role ? game.youWon : game.won(playerName(position, position.winner));
  }
  if (hasFreeSeat(position)) {
    return game.waiting;
  }
  return isMyTurn(position) ? game.yourTurn : game.theirTurn(playerName(position, position.turn));
}

/** The sentence below the headline. @param {import("/position.js").Position} position */
export function statusNote(position) {
  const {notes} = text.game;
  if (isAbandoned(position)) {
    return notes.abandoned;
  }
  if (!isPlayer(position)) {
    return notes.watching;
  }
  if (position.over) {
    return position.winner === "D" ? notes.draw : position.winner === position.role ? notes.youWon : notes.youLost;
  }
  if (hasFreeSeat(position)) {
    return notes.waiting;
  }
  return isMyTurn(position) ? notes.yourTurn : position.computer ? notes.thinking : notes.theirTurn;
}

