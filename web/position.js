/**
 * A game as this client uses it, built from the server's REST or socket format.
 *
 * @typedef {"X" | "O"} Role
 * @typedef {{id: number | null, name: string}} Player
 * @typedef {object} Position
 * @property {number} id
 * @property {string} board nine characters: `_`, `X`, `O`
 * @property {Role} turn
 * @property {Role | "D" | null} winner
 * @property {boolean} over
 * @property {number[]} winningLine the winning cells, or none
 * @property {Role | "Spectator"} role the user's own
 * @property {Record<Role, Player | null>} seats null: free
 * @property {boolean} computer against the computer
 * @property {boolean} open anyone may take the free seat
 * @property {number} version
 */
import {text} from "/text.js";

/** @param {any} game the game JSON of the REST routes @returns {Position} */
export function fromGame(game) {
  const seat = (role) => seatedPlayer(game.players.find((player) => player.role === role), game.is_ai_game);
  return {
    id: game.id,
    board: game.board_state,
    turn: game.current_turn,
    winner: game.winner,
    over: game.is_completed,
    winningLine: game.winning_combination,
    role: game.player_role,
    seats: {X: seat("X"), O: seat("O")},
    computer: game.is_ai_game,
    open: game.open,
    version: game.version,
  };
}

/** @param {any} update a `game_update` @param {Position} before @returns {Position} */
export function fromUpdate(update, before) {
  const seat = (occupant) => seatedPlayer(occupant, before.computer);
  return {
    ...before,
    board: update.board_state,
    turn: update.current_turn,
    winner: update.winner,
    over: update.is_completed,
    winningLine: update.winning_combination,
    role: update.player_role,
    seats: {X: seat(update.player_x), O: seat(update.player_o)},
    version: update.version,
  };
}

/** Whether a seat is still free in a game that is not over. @param {Position} position */
export const hasFreeSeat = ({over, seats}) => !over && !(seats.X && seats.O);

/** Whether it ended before anyone joined. @param {Position} position */
export const isAbandoned = ({over, seats}) => over && !(seats.X && seats.O);

/** Whether the user has a seat. @param {Position} position */
export const isPlayer = ({role}) => role === "X" || role === "O";

/** Whether the user may move now. @param {Position} position */
export const isMyTurn = (position) => !position.over && !hasFreeSeat(position) && position.turn === position.role;

/** @param {Role} role @returns {Role} */
export const otherRole = (role) => (role === "X" ? "O" : "X");

/** The display name of the player of a seat. @param {Position} position @param {Role} role */
export function playerName(position, role) {
  if (position.computer && role !== position.role) {
    return text.game.computer;
  }
  return position.seats[role]?.name ?? text.game.freeSeat;
}

/** The computer has no id and a translated name; a free seat is missing or has no id. */
function seatedPlayer(occupant, computer) {
  if (!occupant || (occupant.id === null && !computer)) {
    return null;
  }
  return {id: occupant.id, name: occupant.id === null ? text.game.computerName : occupant.first_name};
}
