import {ParlorError} from "./error.js";
import {Sequence} from "./sequence.js";
import {ParlorSocket} from "./socket.js";
import {Tokens} from "./tokens.js";

/** A connection that died while the device slept never answers, and the browser would wait for minutes. */
const ANSWER_TIMEOUT = 30_000;
const TICKET_TIMEOUT = 5_000;

/**
 * A user of one Parlor server: logs in, calls its REST routes, and opens its sockets.
 *
 * When the server rejects the access token, it is renewed once and the call is repeated once; calls that fail at the same
 * time share one renewal. Sockets are opened with one-time tickets, so that no URL contains a token.
 *
 * @typedef {import("./events.js").GameEvents} GameEvents
 * @typedef {import("./events.js").NotificationEvents} NotificationEvents
 * @typedef {import("./events.js").ChatEvents} ChatEvents
 * @typedef {import("./events.js").LobbyEvents} LobbyEvents
 * @typedef {import("./events.js").PresenceEvents} PresenceEvents
 * @typedef {import("./socket.js").Options} Options
 */
export class Parlor {
  #server;
  #tokens;
  /** @type {Promise<string | null> | null} */
  #renewal = null;

  /**
   * @param {object} [how]
   * @param {string} [how.server] its address, such as `https://parlor.example.com`; by default, the origin of this page
   * @param {import("./tokens.js").Keeper} [how.tokens] where the session is kept; by default, in memory
   */
  constructor({server = globalThis.location?.origin, tokens = new Tokens()} = {}) {
    this.#server = server;
    this.#tokens = tokens;
  }

  /** Whether a user is logged in, as far as the client knows. */
  get loggedIn() {
    return this.#tokens.access !== null;
  }

  /** @param {string} email @param {string} password */
  async logIn(email, password) {
    this.#tokens.begin(await this.#send("POST", "/api/token/", {body: {email, password}}));
  }

  /**
   * Starts a session as a guest: the server creates an account with a generated name, which can be claimed later.
   *
   * @returns {Promise<{id: number, first_name: string, guest: true} & Record<string, any>>} the new user
   * @throws {ParlorError} if the server accepts no guests, or no more at the moment
   */
  async playAsGuest() {
    const {user, ...tokens} = await this.#send("POST", "/api/guests/", {});
    this.#tokens.begin(tokens, user);
    return user;
  }

  /** Ends the session here immediately, and on the server if it is reachable. */
  async logOut() {
    const {refresh} = this.#tokens;
    this.#tokens.end("logout");
    try {
      await this.#send("POST", "/api/token/blacklist/", {body: {refresh}});
    } catch (error) {
      // The tokens are deleted here either way; the server's session expires.
      if (!(error instanceof ParlorError)) {
        throw error;
      }
    }
  }

  /**
   * A REST call, as the current user if there is one.
   *
   * @param {string} method
   * @param {string} path such as `/api/games/`
   * @param {object | Blob} [body] an object is sent as JSON, a `Blob` as it is
   * @returns {Promise<any>} the parsed body
   * @throws {ParlorError}
   */
  call(method, path, body) {
    return this.#authorized(method, path, {body});
  }

  /** @param {string} method @param {string} path @param {{body?: any, within?: number}} what @returns {Promise<any>} */
  async #authorized(method, path, what) {
    const {access} = this.#tokens;
    try {
      return await this.#send(method, path, {...what, access});
    } catch (error) {
      if (error.status !== 401 || access === null) {
        throw error;
      }
      const fresh = this.#tokens.access === access ? await this.#renewOnce() : this.#tokens.access;
      if (!fresh) {
        throw error;
      }
      return this.#send(method, path, {...what, access: fresh});
    }
  }

  /**
   * Gets a ticket for one socket connection; it is valid once and expires soon.
   *
   * @returns {Promise<string | null>} null if no user is logged in
   * @throws {ParlorError} if the server cannot issue one now
   */
  async ticket() {
    if (!this.loggedIn) {
      return null;
    }
    try {
      return (await this.#authorized("POST", "/api/token/ticket/", {within: TICKET_TIMEOUT})).ticket;
    } catch (error) {
      if (error.status !== 401) {
        throw error;
      }
      return null;
    }
  }

  /** Any socket route. @param {string} path such as `/ws/game/7/` @param {Options} [options] @returns {ParlorSocket<any>} */
  socket(path, options) {
    return new ParlorSocket(new URL(path, this.#server), {ticket: () => this.ticket(), ...options});
  }

  /** The socket of a game. @param {number} id @param {Options} [options] @returns {ParlorSocket<GameEvents>} */
  game(id, options) {
    return this.socket(`/ws/game/${id}/`, options);
  }

  /**
   * The socket of the user's events; each is delivered once, in order.
   *
   * @param {Options} [options]
   * @returns {ParlorSocket<NotificationEvents>}
   */
  notifications(options) {
    const sequence = new Sequence();
    const probe = () => ({type: "sync", since: sequence.last ?? 0, ...sequence.epochQuery});
    return this.socket("/ws/notifications/", {sequence, probe, ...options});
  }

  /**
   * The socket of the direct messages with a friend.
   *
   * @param {number} friend
   * @param {Options} [options]
   * @returns {ParlorSocket<ChatEvents>}
   */
  chat(friend, options) {
    return this.socket(`/ws/chat/${friend}/`, {quiet: true, ...options});
  }

  /**
   * The socket of a lobby or an open room.
   *
   * @param {string} name
   * @param {Options} [options]
   * @returns {ParlorSocket<LobbyEvents>}
   */
  lobby(name, options) {
    return this.socket(`/ws/chat/lobby/${encodeURIComponent(name)}/`, options);
  }

  /** The socket of the friends' online status. @param {Options} [options] @returns {ParlorSocket<PresenceEvents>} */
  presence(options) {
    return this.socket("/ws/friends/status/", {quiet: true, ...options});
  }

  #renewOnce() {
    this.#renewal ??= this.#requestRenewal().finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }

  async #requestRenewal() {
    const {refresh} = this.#tokens;
    if (!refresh) {
      return null;
    }
    try {
      const tokens = await this.#send("POST", "/api/token/refresh/", {body: {refresh}});
      if (this.#tokens.refresh === refresh) {
        this.#tokens.renew(tokens);
      }
    } catch (error) {
      if (error.status !== 401 && error.status !== 400) {
        throw error;
      }
      if (this.#tokens.refresh === refresh) {
        this.#tokens.end("expired");
      }
    }
    return this.#tokens.access;
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {{body?: any, access?: string | null, within?: number}} what `within`: milliseconds
   * @returns {Promise<any>}
   */
  async #send(method, path, {body, access, within = ANSWER_TIMEOUT}) {
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
      response = await fetch(new URL(path, this.#server), {
        method, headers, body: raw ? body : JSON.stringify(body), signal: AbortSignal.timeout(within),
      });
      text = await response.text();
    } catch {
      throw new ParlorError(0, null);
    }
    const parsed = parse(text);
    if (!response.ok) {
      throw new ParlorError(response.status, parsed);
    }
    return parsed;
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
