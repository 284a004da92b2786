import {CLOSE, reconnectDelay, reconnectMode} from "./reconnect-policy.js";
import {failure, freshId, Requests} from "./requests.js";
import {isOnline, onWake} from "./wake-events.js";

/**
 * @typedef {import("./options.js").State} State
 * @typedef {import("./options.js").Options} Options
 */

const CONNECT_TIMEOUT = 10_000;
const QUIET_ACCEPT_DELAY = 400;
const ANSWER_TIMEOUT = 4_000;
const IDLE_LIMIT = 45_000;
const PROBE_TIMEOUT = 8_000;
/** Shorter, because the user is looking. */
const WAKE_PROBE_TIMEOUT = 3_000;
/** Even shorter, because the browser reports no network. */
const OFFLINE_PROBE_TIMEOUT = 1_500;
const MAX_CREDENTIALS = 3;

/**
 * A WebSocket that reconnects.
 *
 * It authenticates each connection, renews the token after 4401, reconnects with jittered exponential back-off after network
 * failures and restarts, and detects dead connections. The state comes from what the server sends on connect (`query` can
 * say from where to resume); the socket keeps no application state.
 *
 * @template {Record<string, any>} [Events=Record<string, any>] the message types
 */
export class ParlorSocket {
  #path;
  #options;
  #events = new EventTarget();
  /** @type {State} */
  #state = {phase: "closed"};
  /** @type {WebSocket | null} */
  #webSocket = null;
  #credential = null;
  #rejected = null;
  #rejections = 0;
  #attempt = 0;
  /** The number of the current connection attempt. */
  #connection = 0;
  /** The epoch that the server named last. @type {string | null} */
  #epoch = null;
  #lastReceivedAt = 0;
  /** The id of the last probe. */
  #probeId = "";
  #timers = {...NO_TIMERS};
  #requests = new Requests();
  /** Removes the listeners for wake events. */
  #removeWakeListener = () => {};

  /**
   * @param {string | URL} path of the socket route, such as `/ws/game/7/`; a full `ws:` URL works too
   * @param {Options} options
   */
  constructor(path, options) {
    this.#path = path;
    this.#options = {base: 500, cap: 15_000, pause: 10_000, probe: () => ({type: "sync"}), ...options};
  }

  /** @returns {State} */
  get state() {
    return this.#state;
  }

  /**
   * Adds a listener for one type of message.
   *
   * @template {keyof Events & string} Type
   * @param {Type} type the message's `type`
   * @param {(message: Events[Type]) => void} listener
   * @returns {() => void} removes the listener
   */
  on(type, listener) {
    return this.#listen(`message:${type}`, listener);
  }

  /** Adds a listener for all messages. @param {(message: any) => void} listener @returns {() => void} removes the listener */
  onMessage(listener) {
    return this.#listen("message", listener);
  }

  /** @param {(state: State) => void} listener @returns {() => void} removes the listener */
  onState(listener) {
    return this.#listen("state", listener);
  }

  /** Connects, and stays connected until {@link close} or a final close code. */
  open() {
    if (this.#state.phase === "closed") {
      this.#attempt = 0;
      this.#rejections = 0;
      this.#removeWakeListener = onWake(() => this.#onWake());
      this.#setState({phase: "connecting"});
      this.#connect();
    }
  }

  /** Closes it for good. */
  close() {
    this.#end(CLOSE.NORMAL, "");
  }

  /** Reconnects now instead of after the back-off. */
  retry() {
    if (this.#state.retryAt !== undefined) {
      this.#connect();
    }
  }

  /**
   * Sends a message if connected; it is not sent again. If nothing is received for a while, the connection is probed.
   *
   * @param {object} message with a `type`
   * @returns {boolean} whether it was sent
   */
  send(message) {
    const up = this.#state.phase === "connected" && this.#webSocket.readyState === WebSocket.OPEN;
    if (up) {
      this.#webSocket.send(JSON.stringify(message));
      clearTimeout(this.#timers.answer);
      this.#timers.answer = setTimeout(() => this.#probe(), ANSWER_TIMEOUT);
    }
    return up;
  }

  /**
   * Sends a message and waits for its answer, resending it after a lost connection: the server processes it once.
   *
   * @param {object} message with a `type`; gets an `id` unless it has one
   * @returns {Promise<{type: "ack", id: string}>}
   * @throws {import("./error.js").ParlorError} with the server's `code`; `closed` when the socket is, `no_answer` after minutes
   */
  request(message) {
    if (this.#state.phase === "closed") {
      return Promise.reject(failure("closed"));
    }
    return this.#requests.add(message, (identified) => this.send(identified));
  }

  async #connect() {
    const connection = (this.#connection += 1);
    this.#closeWebSocket();
    if (this.#state.retryAt !== undefined) {
      this.#setState({...this.#state, retryAt: undefined});
    }
    const {token, ticket, query, sequence} = this.#options;
    let credential;
    try {
      credential = await (ticket ? ticket() : token(this.#rejected));
    } catch {
      if (connection === this.#connection) {
        this.#reconnectLater(0, "");
      }
      return;
    }
    if (connection !== this.#connection) {
      return;
    }
    if (!credential) {
      this.#end(CLOSE.UNAUTHENTICATED, "");
      return;
    }
    this.#credential = credential;
    const url = new URL(this.#path, globalThis.location?.href);
    url.protocol = url.protocol.replace("http", "ws");
    const resume = sequence && sequence.last !== null ? {since: sequence.last, ...sequence.epochQuery} : {};
    const parameters = {...resume, ...query?.()};
    const epoch = parameters.since !== undefined && this.#epoch !== null ? {epoch: this.#epoch} : {};
    for (const [name, value] of Object.entries({...epoch, ...parameters, [ticket ? "ticket" : "token"]: credential})) {
      url.searchParams.set(name, String(value));
    }
    this.#attach(new WebSocket(url));
  }

  /** @param {WebSocket} webSocket */
  #attach(webSocket) {
    this.#webSocket = webSocket;
    const ifCurrent = (work) => (event) => this.#webSocket === webSocket && work(event);
    webSocket.onmessage = ifCurrent((event) => this.#onMessage(event.data));
    webSocket.onclose = ifCurrent((event) => this.#onClose(event.code, event.reason));
    if (this.#options.quiet) {
      webSocket.onopen = ifCurrent(() => (this.#timers.admitted = setTimeout(ifCurrent(() => this.#accepted()), QUIET_ACCEPT_DELAY)));
    }
    this.#timers.connect = setTimeout(ifCurrent(() => this.#onClose(0, "")), CONNECT_TIMEOUT);
  }

  #onMessage(data) {
    this.#accepted();
    clearTimeout(this.#timers.answer);
    clearTimeout(this.#timers.probe);
    this.#timers.probe = 0;
    let message;
    try {
      message = JSON.parse(data);
    } catch {
      return;
    }
    this.#dispatch(message);
  }

  #dispatch(message) {
    this.#epoch = message.epoch ?? this.#epoch;
    const order = this.#options.sequence?.accept(message) ?? "pass";
    if (order === "missing") {
      this.send({type: "sync", since: this.#options.sequence.last, ...this.#options.sequence.epochQuery});
    }
    if (order !== "pass" || (message.id && message.id === this.#probeId)) {
      return;
    }
    if (message.id && (message.type === "ack" || message.type === "error")) {
      this.#requests.onAnswer(message);
    }
    this.#events.dispatchEvent(new CustomEvent(`message:${message.type}`, {detail: message}));
    this.#events.dispatchEvent(new CustomEvent("message", {detail: message}));
  }

  /** The first message proves that the connection is accepted: with a rejected token, the server closes it without one. */
  #accepted() {
    this.#lastReceivedAt = Date.now();
    if (this.#state.phase === "connected") {
      return;
    }
    clearTimeout(this.#timers.connect);
    clearTimeout(this.#timers.admitted);
    this.#attempt = 0;
    this.#rejected = null;
    this.#rejections = 0;
    this.#setState({phase: "connected"});
    this.#requests.resendAll((message) => this.send(message));
    this.#timers.quiet = setInterval(() => Date.now() - this.#lastReceivedAt > IDLE_LIMIT && this.#probe(), IDLE_LIMIT / 3);
  }

  #onClose(code, reason) {
    const mode = reconnectMode(code, reason);
    if (mode === "later") {
      this.#reconnectLater(code, reason);
    } else if (mode === "refreshed" && this.#rejections + 1 < MAX_CREDENTIALS) {
      this.#rejected = this.#credential;
      this.#rejections += 1;
      this.#connect();
    } else {
      this.#end(code, reason);
    }
  }

  #reconnectLater(code, reason) {
    this.#connection += 1;
    this.#closeWebSocket();
    const wait = reconnectDelay(code, this.#attempt, this.#options);
    this.#attempt += 1;
    this.#setState({phase: isOnline() ? "reconnecting" : "offline", retryAt: Date.now() + wait, code, reason});
    this.#timers.retry = setTimeout(() => this.#connect(), wait);
  }

  /** After sleep or a network change the browser may not notice for minutes that the connection is dead, so ask. */
  #probe(within = PROBE_TIMEOUT) {
    if (!this.#timers.probe && this.send({...this.#options.probe(), id: (this.#probeId = freshId())})) {
      clearTimeout(this.#timers.answer);
      this.#timers.probe = setTimeout(() => this.#reconnectLater(0, ""), within);
    }
  }

  #onWake() {
    if (this.#state.phase === "connected") {
      clearTimeout(this.#timers.probe);
      this.#timers.probe = 0;
      this.#probe(isOnline() ? WAKE_PROBE_TIMEOUT : OFFLINE_PROBE_TIMEOUT);
    } else if (isOnline()) {
      this.retry();
    } else if (this.#state.phase === "reconnecting") {
      this.#setState({...this.#state, phase: "offline"});
    }
  }

  #end(code, reason) {
    if (this.#state.phase === "closed") {
      return;
    }
    this.#connection += 1;
    this.#closeWebSocket();
    this.#removeWakeListener();
    this.#setState({phase: "closed", code, reason});
    this.#requests.end();
  }

  #closeWebSocket() {
    Object.values(this.#timers).forEach(clearTimeout);
    this.#timers = {...NO_TIMERS};
    const webSocket = this.#webSocket;
    this.#webSocket = null;
    webSocket?.close();
  }

  #setState(state) {
    this.#state = state;
    this.#events.dispatchEvent(new CustomEvent("state", {detail: state}));
  }

  #listen(type, listener) {
    const onEvent = (event) => listener(event.detail);
    this.#events.addEventListener(type, onEvent);
    return () => this.#events.removeEventListener(type, onEvent);
  }
}

/** @type {Readonly<Record<string, any>>} */
const NO_TIMERS = Object.freeze({retry: 0, connect: 0, admitted: 0, quiet: 0, answer: 0, probe: 0});
