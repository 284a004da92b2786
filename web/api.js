import {Parlor, ParlorError} from "/parlor.js";
import {session} from "/session.js";

/** The server that this page is from, and the user who is logged in here: in all tabs, until the session ends. */
export const parlor = new Parlor({tokens: session});

/** What the server refused, or that it could not be reached. */
export {ParlorError as ApiError};

/** A call in the name of the user: see {@link Parlor}. @param {string} method @param {string} path @param {object | Blob} [body] */
export const call = (method, path, body) => parlor.call(method, path, body);

/** The REST calls of this client. Each answers the parsed body, or throws {@link ParlorError}. */
export const api = {
  logIn: (email, password) => parlor.logIn(email, password),
  logOut: () => parlor.logOut(),

  /** In without a form: an account with a name that is chosen for it, until it is claimed. */
  playAsGuest: () => parlor.playAsGuest(),

  /** Makes an account; does not log in. */
  register: (person) => call("POST", "/api/users/", person),

  /** The user's own account, statistics included. */
  async profile() {
    const user = await call("GET", "/api/users/profile/");
    session.updateUser(user);
    return user;
  },

  games: (status, limit, before) => call("GET", `/api/games/?status=${status}&limit=${limit}${before ? `&before=${before}` : ""}`),
  game: (id) => call("GET", `/api/games/${id}/`),
  /** Everything that happened in a game, with the board after each step. */
  moves: (id) => call("GET", `/api/games/${id}/moves/`),
  /** Lets everybody with the link look at a finished game. */
  share: (id) => call("POST", `/api/games/${id}/share/`),
  /** How two people stand who have finished games with each other. */
  headToHead: (user) => call("GET", `/api/users/${user}/head-to-head/`),
  playComputer: (difficulty) => call("POST", "/api/games/", {is_ai_game: true, difficulty}),
  playFriend: () => call("POST", "/api/games/", {is_ai_game: false}),
  join: (id) => call("POST", `/api/games/${id}/join/`, {}),
  reset: (id) => call("POST", `/api/games/${id}/reset/`, {}),
  resign: (id) => call("POST", `/api/games/${id}/resign/`, {}),
};
