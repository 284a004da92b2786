import {session} from "/session.js";

/**
 * The REST calls of this client. Each answers the parsed body, or throws {@link ApiError}.
 *
 * An access token that the server no longer takes is renewed once, and the call repeated once; however many calls
 * fail at the same time, there is one renewal.
 */

/** What the server refused, or that it could not be reached (`status` 0). */
export class ApiError extends Error {
  /**
   * @param {number} status HTTP status; 0 when there was no answer
   * @param {any} body the parsed error body
   */
  constructor(status, body) {
    super(body?.detail ?? (Array.isArray(body) ? body[0] : null) ?? `HTTP ${status}`);
    this.name = "ApiError";
    this.status = status;
    /** Stable, for programs: `no_active_account`, `throttled`, … @type {string} */
    this.code = body?.code ?? (status === 0 ? "unreachable" : "");
    /** One list of sentences per refused field. @type {Record<string, string[]>} */
    this.fields = status === 400 && body && !body.detail && !Array.isArray(body) ? body : {};
  }
}

export const api = {
  /** Logs in. @returns {Promise<void>} */
  async logIn(email, password) {
    session.begin(await send("POST", "/api/token/", {body: {email, password}}));
  },

  /** Makes an account; does not log in. */
  register: (person) => send("POST", "/api/users/", {body: person}),

  /** Ends the session here at once, and on the server if it can be reached. */
  async logOut() {
    const {refresh} = session;
    session.end("logout");
    try {
      await send("POST", "/api/token/blacklist/", {body: {refresh}});
    } catch (error) {
      // The tokens are gone from this browser either way; what the server still holds ends by itself.
      if (!(error instanceof ApiError)) {
        throw error;
      }
    }
  },

  /** The user's own account, statistics included. */
  async profile() {
    const user = await call("GET", "/api/users/profile/");
    session.remember(user);
    return user;
  },

  games: (status, limit) => call("GET", `/api/games/?status=${status}&limit=${limit}`),
  game: (id) => call("GET", `/api/games/${id}/`),
  playComputer: (difficulty) => call("POST", "/api/games/", {is_ai_game: true, difficulty}),
  playFriend: () => call("POST", "/api/games/", {is_ai_game: false}),
  join: (id) => call("POST", `/api/games/${id}/join/`, {}),
  reset: (id) => call("POST", `/api/games/${id}/reset/`, {}),
  resign: (id) => call("POST", `/api/games/${id}/resign/`, {}),
};

/**
 * What a socket is opened with: works once, and only for a moment, so that no token stands in a URL.
 *
 * @returns {Promise<string | null>} null when nobody is logged in (any more)
 * @throws {ApiError} when the server can't say now
 */
async function ticket() {
  if (!session.open) {
    return null;
  }
  try {
    return (await call("POST", "/api/token/ticket/")).ticket;
  } catch (error) {
    if (error.status !== 401) {
      throw error;
    }
    return null;
  }
}

/** How sockets are opened: see `ParlorSocket`. */
export const admission = Object.freeze({ticket});

/**
 * An access token that can be expected to work.
 *
 * @param {string | null} [rejected] the token that the server has just refused, if it did
 * @returns {Promise<string | null>} null when nobody is logged in (any more)
 * @throws {ApiError} when the server can't say now
 */
async function accessToken(rejected = null) {
  return session.access === rejected ? renew() : session.access;
}

/** @type {Promise<string | null> | null} */
let renewal = null;

function renew() {
  renewal ??= exchange().finally(() => {
    renewal = null;
  });
  return renewal;
}

async function exchange() {
  const {refresh} = session;
  if (!refresh) {
    return null;
  }
  try {
    const tokens = await send("POST", "/api/token/refresh/", {body: {refresh}});
    if (session.refresh === refresh) {
      session.renew(tokens);
    }
    return session.access;
  } catch (error) {
    if (error.status !== 401 && error.status !== 400) {
      throw error;
    }
    if (session.refresh === refresh) {
      session.end("expired");
    }
    return session.access;
  }
}

/**
 * A call in the name of the user.
 *
 * @param {string} method
 * @param {string} path
 * @param {object | Blob} [body] an object goes as JSON, anything else as it is
 */
export async function call(method, path, body) {
  const access = session.access;
  try {
    return await send(method, path, {body, access});
  } catch (error) {
    if (error.status !== 401) {
      throw error;
    }
    const fresh = await accessToken(access);
    if (!fresh) {
      throw error;
    }
    return send(method, path, {body, access: fresh});
  }
}

async function send(method, path, {body, access}) {
  const headers = {Accept: "application/json"};
  const raw = body instanceof Blob;
  if (body !== undefined) {
    headers["Content-Type"] = raw ? body.type : "application/json";
  }
  if (access) {
    headers.Authorization = `Bearer ${access}`;
  }
  let response;
  let text;
  try {
    response = await fetch(path, {method, headers, body: raw ? body : JSON.stringify(body)});
    text = await response.text();
  } catch {
    throw new ApiError(0, null);
  }
  const parsed = parse(text);
  if (!response.ok) {
    throw new ApiError(response.status, parsed);
  }
  return parsed;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
