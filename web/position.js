/**
 * A game as this client sees it, made from either of the two shapes that the server speaks.
 *
 * @typedef {"X" | "O"} Role
 * @typedef {{id: number | null, name: string}} Player
 * @typedef {object} Position
 * @property {number} id
 * @property {string} board nine characters: `_`, `X`, `O`
 * @property {Role} turn
 * @property {Role | "D" | null} winner
 * @property {boolean} over
 * @property {number[]} line the winning cells, or none
 * @property {Role | "Spectator"} role the user's own
 * @property {Record<Role, Player | null>} seats null: free
 * @property {boolean} computer against the computer
 * @property {boolean} open its free seat may be taken
 * @property {number} version
 */
import {text} from "/text.js";

/** @param {any} game the game JSON of the REST routes @returns {Position} */
export function fromGame(game) {
  const seat = (role) => game.players.find((player) => player.role === role) ?? null;
  return {
    id: game.id,
    board: game.board_state,
    turn: game.current_turn,
    winner: game.winner,
    over: game.is_completed,
    line: game.winning_combination,
    role: game.player_role,
    seats: {X: player(seat("X"), game, "X"), O: player(seat("O"), game, "O")},
    computer: game.is_ai_game,
    open: game.open,
    version: game.version,
  };
}

/** @param {any} update a `game_update` @param {Position} before @returns {Position} */
export function fromUpdate(update, before) {
  const seat = (sat) => (sat.id === null && sat.first_name === "Waiting..." ? null : {id: sat.id, name: sat.first_name});
  const seats = {X: seat(update.player_x), O: seat(update.player_o)};
  return {
    ...before,
    board: update.board_state,
    turn: update.current_turn,
    winner: update.winner,
    over: update.is_completed,
    line: update.winning_combination,
    role: update.player_role,
    seats: before.computer ? before.seats : seats,
    version: update.version,
  };
}

/** Whether a seat is still free in a game that is not over. @param {Position} position */
export const waiting = ({over, seats}) => !over && !(seats.X && seats.O);

/** Whether the user has a seat. @param {Position} position */
export const seated = ({role}) => role === "X" || role === "O";

/** Whether the user may move now. @param {Position} position */
export const myTurn = (position) => !position.over && !waiting(position) && position.turn === position.role;

/** @param {Role} role @returns {Role} */
export const other = (role) => (role === "X" ? "O" : "X");

/** What to call the player of a seat. @param {Position} position @param {Role} role */
export function nameOf(position, role) {
  if (position.computer && role !== position.role) {
    return text.game.computer;
  }
  return position.seats[role]?.name ?? text.game.freeSeat;
}

function player(sat, game, role) {
  if (sat) {
    return {id: sat.id, name: sat.first_name};
  }
  if (game.is_ai_game && game.player_role !== role) {
    return {id: null, name: text.game.computerName};
  }
  const name = role === "X" ? game.player_x : game.player_o;
  return name === null ? null : {id: null, name};
}
