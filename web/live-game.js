import {api, ApiError, parlor} from "/api.js";
import {fromGame, fromUpdate, myTurn, other, seated, waiting} from "/position.js";
import {Rematch} from "/rematch.js";

/** Refusals that show that the server's position is another one than ours. */
const OUT_OF_STEP = new Set(["cell_taken", "not_your_turn", "game_over", "stale_version"]);
const LOAD_AGAIN_AFTER = 3_000;

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
  #again = 0;
  /** Whether the pending move went out on the connection that is up now. */
  #sent = false;
  /** Whether the next update is the answer to a refusal, whose reason must stay readable. */
  #asked = false;
  /** The history that versions belong to; null: not known yet. @type {string | null} */
  #epoch = null;

  /** The place of an own move that the server has not confirmed. @type {number | null} */
  pending = null;
  /** The last refused move (or, without a place, another wish); `code` says why. @type {{place: number | null, code: string} | null} */
  refused = null;
  /** Why there is nothing to play: `missing`, `forbidden`, `ended`, or the failed call. @type {string | ApiError | null} */
  trouble = null;

  /** @param {number} id */
  constructor(id) {
    super();
    this.#id = id;
    this.#socket = parlor.game(id);
    this.#socket.onState((state) => this.#connected(state));
    this.#socket.on("game_update", (update) => this.#updated(update));
    this.rematch = new Rematch(this.#socket, () => this.#change(), (game) => this.#tell("rematch", game));
    this.#socket.on("error", ({id, code}) => this.rematch.refused(id) || this.#refuse(code));
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
    return {...position, board, turn: other(position.role)};
  }

  /** Loads the game, takes its free seat, and connects. Safe to call again after trouble. */
  async open() {
    clearTimeout(this.#again);
    this.trouble = null;
    try {
      this.#step(fromGame(await this.#sitDown(await api.game(this.#id))));
      this.#socket.open();
    } catch (error) {
      this.#fail(error);
    }
  }

  close() {
    clearTimeout(this.#again);
    this.#socket.close();
  }

  /** Tries to connect now. */
  retry() {
    this.#socket.retry();
  }

  /** @param {number} place 0 to 8 */
  move(place) {
    const position = this.#position;
    if (!position || this.pending !== null || !myTurn(position) || position.board[place] !== "_") {
      return;
    }
    this.pending = place;
    this.refused = null;
    this.#send();
    this.#change();
  }

  resign() {
    if (!this.#socket.send({type: "resign"})) {
      this.#refuse("no_answer");
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
  async again() {
    try {
      this.#step(fromGame(await api.reset(this.#id)));
    } catch (error) {
      this.#fail(error);
    }
  }

  /** With its version a move is done once at most, so that it can be sent again after a lost connection. */
  #send() {
    this.#sent = this.#socket.send({type: "move", position: this.pending, version: this.#position.version});
  }

  /** The first to open the link of an open game takes its seat; who comes too late watches, where that is allowed. */
  async #sitDown(game) {
    const position = fromGame(game);
    if (!waiting(position) || seated(position) || !position.open) {
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

  #updated(update) {
    const restored = this.#epoch !== null && update.epoch !== this.#epoch;
    if (this.#position && (restored || update.version >= this.#position.version)) {
      this.#epoch = update.epoch;
      if (restored) {
        // The same version may be another position now, for which the move was not meant.
        this.pending = null;
      }
      this.#step(fromUpdate(update, this.#position));
      this.#asked = false;
      if (this.pending !== null && !this.#sent) {
        this.#send();
      }
    }
  }

  #step(after) {
    const before = this.#position;
    this.#position = after;
    if (before?.version !== after.version) {
      this.pending = null;
      this.refused = this.#asked ? this.refused : null;
      this.#tell("step", {before, after});
    }
    this.#change();
  }

  #refuse(code) {
    this.refused = {place: this.pending, code};
    this.pending = null;
    if (OUT_OF_STEP.has(code)) {
      this.#asked = this.#socket.send({type: "sync"});
    }
    this.#change();
  }

  #connected({phase, code}) {
    this.#sent &&= phase === "connected";
    if (phase === "closed" && code === 4404) {
      this.trouble = "missing";
    } else if (phase === "closed" && code === 4403) {
      this.trouble = "forbidden";
    } else if (phase === "closed" && code !== 1000) {
      this.trouble = "ended";
    }
    this.#change();
  }

  #fail(error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    this.trouble = error.status === 404 ? "missing" : error.status === 403 ? "forbidden" : error;
    if (!this.#position && (error.status === 0 || error.status >= 500)) {
      this.#again = setTimeout(() => this.open(), LOAD_AGAIN_AFTER);
    }
    this.#change();
  }

  #change() {
    this.#tell("change");
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, {detail}));
  }
}
