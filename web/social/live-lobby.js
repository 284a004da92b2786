import {api, ApiError, parlor} from "/api.js";
import {freshId} from "/parlor.js";
import {fromGame, isPlayer} from "/position.js";
import {Outbox} from "/social/outbox.js";

/** Whether a lobby belongs to a game, as opposed to an open room. @param {string} name */
export const isGameLobby = (name) => /^\d+$/.test(name);

/**
 * A lobby while it is on the screen: its players, who is ready, the chat, and the start of the game.
 *
 * Fires `change`, `arrived` with each message of another player, and `started` with the id of the game.
 *
 * @typedef {{id: string, sender: string, sender_id: number, content: string, timestamp: string}} LobbyMessage as on the wire
 */
export class LiveLobby extends EventTarget {
  /** @type {{id: number, first_name: string, ready: boolean}[]} */
  players = [];
  /** The number of players; the list may be shorter. */
  count = 0;
  /** @type {LobbyMessage[]} */
  messages = [];
  /** The running game of this lobby, or null. @type {number | null} */
  game = null;
  /** The code of the last rejection, or "". */
  rejectionCode = "";
  /** Why there is no lobby: `missing`, `forbidden` or `ended`. @type {string | null} */
  problem = null;

  #socket;
  #outbox;
  /** Whether the user wants to be ready; sent again after a lost connection. */
  #wantsReady = false;
  #userId;
  /** Whether it belongs to a game, as opposed to an open room. */
  #isGameLobby;

  /** @param {string} name @param {number} userId who is logged in */
  constructor(name, userId) {
    super();
    this.#userId = userId;
    this.#isGameLobby = isGameLobby(name);
    this.#socket = parlor.lobby(name);
    this.#outbox = new Outbox(`lobby-${name}`, (message, id) => this.#socket.send({type: "chat_message", message, id}));
    this.#socket.onState((state) => this.#onState(state));
    this.#socket.on("update_player_list", (list) => this.#onPlayers(list));
    this.#socket.on("history", ({messages}) => this.#addMessages(messages));
    this.#socket.on("chat_message", ({message}) => this.#onMessage(message));
    this.#socket.on("game_start_acknowledgment", ({game_id: game}) => this.#onGameStart(game));
    this.#socket.on("ack", ({id}) => this.#fireChange(this.#outbox.onAck(id)));
    this.#socket.on("error", (error) => this.#onError(error));
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
    this.problem = null;
    this.#socket.open();
  }

  close() {
    this.#socket.close();
  }

  reconnect() {
    this.#socket.retry();
  }

  /** @param {string} words */
  send(words) {
    this.rejectionCode = "";
    this.#outbox.add(words.trim());
    this.#fireChange();
  }

  /** @param {string} id of a rejected message */
  resend(id) {
    this.#outbox.resend(id);
    this.#fireChange();
  }

  /** Whether the user is ready, in any tab. */
  get ready() {
    return this.players.some(({id, ready}) => id === this.#userId && ready);
  }

  /** Whether another player is ready. */
  get otherReady() {
    return this.players.some(({id, ready}) => id !== this.#userId && ready);
  }

  /** @param {boolean} ready */
  setReady(ready) {
    this.rejectionCode = "";
    this.#wantsReady = ready;
    this.#socket.send({type: "ready", ready});
    this.#fireChange();
  }

  #onPlayers({players, count}) {
    const begun = this.#allReady;
    this.players = players;
    this.count = count ?? players.length;
    this.#wantsReady = this.ready;
    if (this.#allReady && !begun) {
      // Both clients send this; the server starts only one game.
      this.#socket.send({type: "start_game", id: freshId()});
    }
    this.#fireChange();
  }

  /** Whether there are two players and both are ready. */
  get #allReady() {
    return this.count === 2 && this.ready && this.otherReady;
  }

  #onMessage(message) {
    if (message.sender_id === this.#userId) {
      this.#outbox.onEcho(message.content);
    } else {
      this.dispatchEvent(new CustomEvent("arrived", {detail: message}));
    }
    this.#addMessages([message]);
  }

  #addMessages(messages) {
    const known = new Set(this.messages.map(({id}) => id));
    this.messages = [...this.messages, ...messages.filter(({id}) => !known.has(id))];
    this.#fireChange();
  }

  /** Opens the game for its two players only; others in an open room stay in the lobby. */
  async #onGameStart(game) {
    this.game = game;
    this.#fireChange();
    if (this.#isGameLobby || (await this.#isPlayerOf(game))) {
      this.dispatchEvent(new CustomEvent("started", {detail: game}));
    }
  }

  async #isPlayerOf(game) {
    try {
      return isPlayer(fromGame(await api.game(game)));
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      return false;
    }
  }

  #onError({id, code}) {
    if (this.pending.some((one) => one.id === id)) {
      this.#outbox.onError(id, code);
    } else {
      this.rejectionCode = code;
    }
    this.#fireChange();
  }

  #onState({phase, code}) {
    if (phase === "connected") {
      this.#outbox.resendAll();
      if (this.#wantsReady) {
        this.#socket.send({type: "ready", ready: true});
      }
    } else if (phase === "closed" && code !== 1000) {
      this.problem = code === 4404 ? "missing" : code === 4403 ? "forbidden" : "ended";
    }
    this.#fireChange();
  }

  #fireChange() {
    this.dispatchEvent(new Event("change"));
  }
}
