import {api, ApiError, parlor} from "/api.js";
import {fromGame, fromUpdate, hasFreeSeat, isMyTurn, isPlayer, otherRole} from "/position.js";
import {Rematch} from "/rematch.js";

/** Rejections that mean that our position is out of date. */
const OUT_OF_SYNC = new Set(["cell_taken", "not_your_turn", "game_over", "stale_version"]);
const LOAD_RETRY_DELAY = 3_000;

/**
 * A game while it is on the screen: takes a free seat, follows the server's position, and shows the user's move before the
 * server confirms it.
 *
 * Fires `change` when anything on the screen changes, `step` with `{before, after}` for each new position, and `rematch`
 * with the id of the next game.
 *
 * @typedef {import("/position.js").Position} Position
 */
export class LiveGame extends EventTarget {
  /** @type {Position | null} */
  #position = null;
  #socket;
  #id;
  #loadTimer = 0;
  /** Whether the pending move was sent on the current connection. */
  #sent = false;
  /** Whether the next update answers a `sync` after a rejection, whose reason must stay on the screen. */
  #syncRequested = false;
  /** The epoch of the versions; null until known. @type {string | null} */
  #epoch = null;

  /** The cell of the user's unconfirmed move. @type {number | null} */
  pending = null;
  /** The last rejected move, or another request if `place` is null. @type {{place: number | null, code: string} | null} */
  rejection = null;
  /** Why the game cannot be played: `missing`, `forbidden`, `ended`, or the failed call. @type {string | ApiError | null} */
  problem = null;

  /** @param {number} id */
  constructor(id) {
    super();
    this.#id = id;
    this.#socket = parlor.game(id);
    this.#socket.onState((state) => this.#onState(state));
    this.#socket.on("game_update", (update) => this.#onUpdate(update));
    this.rematch = new Rematch(this.#socket, () => this.#fireChange(), (game) => this.#fire("rematch", game));
    this.#socket.on("error", ({id, code}) => this.rematch.handleError(id) || this.#reject(code));
  }

  /** @returns {import("/parlor/options.js").State} */
  get connection() {
    return this.#socket.state;
  }

  /** Whether the user's move waits for the connection. */
  get unsent() {
    return this.pending !== null && !this.#sent;
  }

  /** The position to draw: the server's, with the user's unconfirmed move. @returns {Position | null} */
  get position() {
    const position = this.#position;
    if (!position || this.pending === null) {
      return position;
    }
    const board = position.board.slice(0, this.pending) + position.role + position.board.slice(this.pending + 1);
    return {...position, board, turn: otherRole(position.role)};
  }

  /** Loads the game, takes its free seat, and connects. Can be called again after a failure. */
  async open() {
    clearTimeout(this.#loadTimer);
    this.problem = null;
    try {
      this.#setPosition(fromGame(await this.#takeFreeSeat(await api.game(this.#id))));
      this.#socket.open();
    } catch (error) {
      this.#fail(error);
    }
  }

  close() {
    clearTimeout(this.#loadTimer);
    this.#socket.close();
  }

  /** Connects now instead of after the back-off. */
  reconnect() {
    this.#socket.retry();
  }

  /** @param {number} place 0 to 8 */
  move(place) {
    const position = this.#position;
    if (!position || this.pending !== null || !isMyTurn(position) || position.board[place] !== "_") {
      return;
    }
    this.pending = place;
    this.rejection = null;
    this.#send();
    this.#fireChange();
  }

  resign() {
    if (!this.#socket.send({type: "resign"})) {
      this.#reject("no_answer");
    }
  }

  /** Closes a game that nobody has joined. @returns {Promise<boolean>} whether it is closed */
  async cancel() {
    try {
      await api.resign(this.#id);
      return true;
    } catch (error) {
      this.#fail(error);
      return false;
    }
  }

  /** Starts over against the computer, in the same game. */
  async playAgain() {
    try {
      this.#setPosition(fromGame(await api.reset(this.#id)));
    } catch (error) {
      this.#fail(error);
    }
  }

  /** The version makes the server apply a move at most once, so it can be sent again after a lost connection. */
  #send() {
    this.#sent = this.#socket.send({type: "move", position: this.pending, version: this.#position.version});
  }

  /** The first visitor of an open game takes the free seat; later ones watch, if that is allowed. */
  async #takeFreeSeat(game) {
    const position = fromGame(game);
    if (!hasFreeSeat(position) || isPlayer(position) || !position.open) {
      return game;
    }
    try {
      return await api.join(this.#id);
    } catch (error) {
      if (error.status !== 400) {
        throw error;
      }
      return api.game(this.#id);
    }
  }

  #onUpdate(update) {
    const restored = this.#epoch !== null && update.epoch !== this.#epoch;
    if (this.#position && (restored || update.version >= this.#position.version)) {
      this.#epoch = update.epoch;
      if (restored) {
        // After a restore the same version may be another position, so the move no longer applies.
        this.pending = null;
      }
      this.#setPosition(fromUpdate(update, this.#position));
      this.#syncRequested = false;
      if (this.pending !== null && !this.#sent) {
        this.#send();
      }
    }
  }

  #setPosition(after) {
    const before = this.#position;
    this.#position = after;
    if (before?.version !== after.version) {
      this.pending = null;
      this.rejection = this.#syncRequested ? this.rejection : null;
      this.#fire("step", {before, after});
    }
    this.#fireChange();
  }

  #reject(code) {
    this.rejection = {place: this.pending, code};
    this.pending = null;
    if (OUT_OF_SYNC.has(code)) {
      this.#syncRequested = this.#socket.send({type: "sync"});
    }
    this.#fireChange();
  }

  #onState({phase, code}) {
    this.#sent &&= phase === "connected";
    if (phase === "closed" && code === 4404) {
      this.problem = "missing";
    } else if (phase === "closed" && code === 4403) {
      this.problem = "forbidden";
    } else if (phase === "closed" && code !== 1000) {
      this.problem = "ended";
    }
    this.#fireChange();
  }

  #fail(error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    this.problem = error.status === 404 ? "missing" : error.status === 403 ? "forbidden" : error;
    if (!this.#position && (error.status === 0 || error.status >= 500)) {
      this.#loadTimer = setTimeout(() => this.open(), LOAD_RETRY_DELAY);
    }
    this.#fireChange();
  }

  #fireChange() {
    this.#fire("change");
  }

  #fire(type, detail) {
    this.dispatchEvent(new CustomEvent(type, {detail}));
  }
}
