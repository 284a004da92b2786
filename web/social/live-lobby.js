import {api, ApiError, parlor} from "/api.js";
import {freshId} from "/parlor.js";
import {fromGame, seated} from "/position.js";
import {Outbox} from "/social/outbox.js";

/** Whether it is the lobby of a game, and not an open room. @param {string} name */
export const isOfGame = (name) => /^\d+$/.test(name);

/**
 * One lobby while it is on the screen: who is there and ready, what is said, and the start of the game.
 *
 * Fires `change`, `arrived` with a message of somebody else, and `started` with the id of the game once it is time to go
 * to the table.
 *
 * @typedef {{id: string, sender: string, sender_id: number, content: string, timestamp: string}} Line as on the wire
 */
export class LiveLobby extends EventTarget {
  /** @type {{id: number, first_name: string, ready: boolean}[]} */
  players = [];
  /** How many there are; the list may be shorter. */
  count = 0;
  /** @type {Line[]} */
  lines = [];
  /** The game that runs in this lobby, if any. @type {number | null} */
  game = null;
  /** The code of the last refusal, or "". */
  refusal = "";
  /** Why there is no lobby: `missing`, `forbidden` or `ended`. @type {string | null} */
  trouble = null;

  #socket;
  #outbox;
  /** Whether the user wants to be ready: it is said again after a lost connection. */
  #willing = false;
  #user;
  /** The lobby of a game, as opposed to an open room. */
  #ofGame;

  /** @param {string} name @param {number} user who is logged in */
  constructor(name, user) {
    super();
    this.#user = user;
    this.#ofGame = isOfGame(name);
    this.#socket = parlor.lobby(name);
    this.#outbox = new Outbox(`lobby-${name}`, (message, id) => this.#socket.send({type: "chat_message", message, id}));
    this.#socket.onState((state) => this.#connected(state));
    this.#socket.on("update_player_list", (list) => this.#gathered(list));
    this.#socket.on("history", ({messages}) => this.#said(messages));
    this.#socket.on("chat_message", ({message}) => this.#heard(message));
    this.#socket.on("game_start_acknowledgment", ({game_id: game}) => this.#started(game));
    this.#socket.on("ack", ({id}) => this.#change(this.#outbox.confirmed(id)));
    this.#socket.on("error", (error) => this.#refused(error));
  }

  /** @returns {import("/parlor/options.js").State} */
  get connection() {
    return this.#socket.state;
  }

  /** @returns {import("/social/outbox.js").Pending[]} */
  get pending() {
    return this.#outbox.pending;
  }

  open() {
    this.trouble = null;
    this.#socket.open();
  }

  close() {
    this.#socket.close();
  }

  retry() {
    this.#socket.retry();
  }

  /** @param {string} words */
  write(words) {
    this.refusal = "";
    this.#outbox.add(words.trim());
    this.#change();
  }

  /** @param {string} id of a message that was refused */
  writeAgain(id) {
    this.#outbox.retry(id);
    this.#change();
  }

  /** Whether the user has said to be ready, in whichever tab. */
  get ready() {
    return this.players.some(({id, ready}) => id === this.#user && ready);
  }

  /** Whether somebody else has. */
  get awaited() {
    return this.players.some(({id, ready}) => id !== this.#user && ready);
  }

  /** @param {boolean} ready */
  beReady(ready) {
    this.refusal = "";
    this.#willing = ready;
    this.#socket.send({type: "ready", ready});
    this.#change();
  }

  #gathered({players, count}) {
    const begun = this.#complete;
    this.players = players;
    this.count = count ?? players.length;
    this.#willing = this.ready;
    if (this.#complete && !begun) {
      // Both do: the server starts one game, however often it is asked.
      this.#socket.send({type: "start_game", id: freshId()});
    }
    this.#change();
  }

  /** Whether two are here, and both are ready. */
  get #complete() {
    return this.count === 2 && this.ready && this.awaited;
  }

  #heard(line) {
    if (line.sender_id === this.#user) {
      this.#outbox.echoed(line.content);
    } else {
      this.dispatchEvent(new CustomEvent("arrived", {detail: line}));
    }
    this.#said([line]);
  }

  #said(lines) {
    const known = new Set(this.lines.map(({id}) => id));
    this.lines = [...this.lines, ...lines.filter(({id}) => !known.has(id))];
    this.#change();
  }

  /** Only the two who play are taken to the table; in an open room others may look on at the lobby. */
  async #started(game) {
    this.game = game;
    this.#change();
    if (this.#ofGame || (await this.#plays(game))) {
      this.dispatchEvent(new CustomEvent("started", {detail: game}));
    }
  }

  async #plays(game) {
    try {
      return seated(fromGame(await api.game(game)));
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      return false;
    }
  }

  #refused({id, code}) {
    if (this.pending.some((one) => one.id === id)) {
      this.#outbox.refused(id, code);
    } else {
      this.refusal = code;
    }
    this.#change();
  }

  #connected({phase, code}) {
    if (phase === "connected") {
      this.#outbox.repeat();
      if (this.#willing) {
        this.#socket.send({type: "ready", ready: true});
      }
    } else if (phase === "closed" && code !== 1000) {
      this.trouble = code === 4404 ? "missing" : code === 4403 ? "forbidden" : "ended";
    }
    this.#change();
  }

  #change() {
    this.dispatchEvent(new Event("change"));
  }
}
