import {api, ApiError, parlor} from "/api.js";
import {fromGame, fromUpdate, hasFreeSeat, isMyTurn, isPlayer, otherRole} from "/position.js";
import {Rematch} from "/rematch.js";

/** Refusals that show that the server's position is another one than ours. */
const OUT_OF_SYNC = new Set(["cell_taken", "not_your_turn", "game_over", "stale_version"]);
const LOAD_RETRY_DELAY = 3_000;

/**
 * One game while it is on the screen: sits down if there is a free seat, keeps the position in step with the server,
 * and shows the user's own move before the server has answered.
 *
 * Fires `change` whenever something to be shown has changed, `step` with `{before, after}` for each new position, and
 * `rematch` with the id of a game that is played next.
 *
 * @typedef {import("/position.js").Position} Position
 */
export class LiveGame extends EventTarget {
  /** @type {Position | null} */
  #position = null;
  #socket;
  #id;
  #loadTimer = 0;
  /** Whether the pending move went out on the connection that is up now. */
  #sent = false;
  /** Whether the next update is the answer to a refusal, whose reason must stay readable. */
  #syncRequested = false;
  /** The history that versions belong to; null: not known yet. @type {string | null} */
  #epoch = null;

  /** The place of an own move that the server has not confirmed. @type {number | null} */
  pending = null;
  /** The last refused move (or, without a place, another wish); `code` says why. @type {{place: number | null, code: string} | null} */
  rejection = null;
  /** Why there is nothing to play: `missing`, `forbidden`, `ended`, or the failed call. @type {string | ApiError | null} */
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

  /** Whether a move of the user's waits for the connection to come back. */
  get unsent() {
    return this.pending !== null && !this.#sent;
  }

  /** What to draw: the server's position, with the own unconfirmed move in it. @returns {Position | null} */
  get position() {
    const position = this.#position;
    if (!position || this.pending === null) {
      return position;
    }
    const board = position.board.slice(0, this.pending) + position.role + position.board.slice(this.pending + 1);
    return {...position, board, turn: otherRole(position.role)};
  }

  /** Loads the game, takes its free seat, and connects. Safe to call again after trouble. */
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

  /** Tries to connect now. */
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

  /** Takes back a table at which nobody has sat down. @returns {Promise<boolean>} whether it is gone */
  async cancel() {
    try {
      await api.resign(this.#id);
      return true;
    } catch (error) {
      this.#fail(error);
      return false;
    }
  }

  /** A fresh board against the computer, in the same game. */
  async playAgain() {
    try {
      this.#setPosition(fromGame(await api.reset(this.#id)));
    } catch (error) {
      this.#fail(error);
    }
  }

  /** With its version a move is done once at most, so that it can be sent again after a lost connection. */
  #send() {
    this.#sent = this.#socket.send({type: "move", position: this.pending, version: this.#position.version});
  }

  /** The first to open the link of an open game takes its seat; who comes too late watches, where that is allowed. */
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
        // The same version may be another position now, for which the move was not meant.
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
