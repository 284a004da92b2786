import {Parlor, ParlorError} from "/parlor.js";
import {session} from "/session.js";

/** The client of the server that this page comes from, with the session that all tabs share. */
export const parlor = new Parlor({tokens: session});

/** What the server refused, or that it could not be reached. */
export {ParlorError as ApiError};

/** A REST call as the current user: see {@link Parlor}. @param {string} method @param {string} path @param {object | Blob} [body] */
export const call = (method, path, body) => parlor.call(method, path, body);

/** The REST calls of this client. Each returns the parsed body, or throws {@link ParlorError}. */
export const api = {
  logIn: (email, password) => parlor.logIn(email, password),
  logOut: () => parlor.logOut(),

  /** Creates a guest account with a generated name. It can be claimed later. */
  playAsGuest: () => parlor.playAsGuest(),

  /** Creates an account; does not log in. */
  register: (person) => call("POST", "/api/users/", person),

  /** The user's own account, statistics included. */
  async profile() {
    const user = await call("GET", "/api/users/profile/");
    session.updateUser(user);
    return user;
  },

  games: (status, limit, before) => call("GET", `/api/games/?status=${status}&limit=${limit}${before ? `&before=${before}` : ""}`),
  game: (id) => call("GET", `/api/games/${id}/`),
  /** All moves of a game, with the board after each. */
  moves: (id) => call("GET", `/api/games/${id}/moves/`),
  /** Lets anyone with the link watch a finished game. */
  share: (id) => call("POST", `/api/games/${id}/share/`),
  /** The results of the finished games between the user and another one. */
  headToHead: (user) => call("GET", `/api/users/${user}/head-to-head/`),
  playComputer: (difficulty) => call("POST", "/api/games/", {is_ai_game: true, difficulty}),
  playFriend: () => call("POST", "/api/games/", {is_ai_game: false}),
  join: (id) => call("POST", `/api/games/${id}/join/`, {}),
  reset: (id) => call("POST", `/api/games/${id}/reset/`, {}),
  resign: (id) => call("POST", `/api/games/${id}/resign/`, {}),
};
