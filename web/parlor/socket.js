import {CLOSE, comeBack, delay} from "./reconnect-policy.js";
import {failure, freshId, Requests} from "./requests.js";
import {online, onWaking} from "./wake-events.js";

/**
 * @typedef {import("./options.js").State} State
 * @typedef {import("./options.js").Options} Options
 */

const CONNECT_WITHIN = 10_000;
const ADMITTED_AFTER = 400;
const ANSWER_WITHIN = 4_000;
const QUIET_FOR = 45_000;
const PROBE_WITHIN = 8_000;
/** Somebody is looking at it. */
const WOKEN_WITHIN = 3_000;
/** When the browser says that the network is gone, it mostly is. */
const OFFLINE_WITHIN = 1_500;
const TOKENS_TRIED = 3;

/**
 * A WebSocket that comes back.
 *
 * It authenticates each connection, renews the token after 4401, comes back after network failures and restarts with
 * jittered exponential back-off, and notices lines that died silently. What the server sends on connect is the resume
 * (`query` can say from where); nothing else of the application is kept.
 *
 * @template {Record<string, any>} [Events=Record<string, any>] the messages by their `type`
 */
export class ParlorSocket {
  #path;
  #options;
  #bus = new EventTarget();
  /** @type {State} */
  #state = {phase: "closed"};
  /** @type {WebSocket | null} */
  #line = null;
  #credential = null;
  #rejected = null;
  #rejections = 0;
  #attempt = 0;
  /** Counts the connections that were tried. */
  #connection = 0;
  /** The history that the server spoke of last, to which the known numbers belong. @type {string | null} */
  #epoch = null;
  #heard = 0;
  /** The id of the last probe. */
  #probed = "";
  #timers = {...IDLE};
  #requests = new Requests();
  /** Stops listening for what wakes it. */
  #sleep = () => {};

  /**
   * @param {string | URL} path of the socket route, such as `/ws/game/7/`; a whole `ws:` URL works too
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
   * Listens for one type of message.
   *
   * @template {keyof Events & string} Type
   * @param {Type} type the message's `type`
   * @param {(message: Events[Type]) => void} listener
   * @returns {() => void} stops listening
   */
  on(type, listener) {
    return this.#listen(`message:${type}`, listener);
  }

  /** Listens for every message. @param {(message: any) => void} listener @returns {() => void} stops listening */
  onMessage(listener) {
    return this.#listen("message", listener);
  }

  /** @param {(state: State) => void} listener @returns {() => void} stops listening */
  onState(listener) {
    return this.#listen("state", listener);
  }

  /** Starts, and keeps the line up until {@link close} or a final close code. */
  open() {
    if (this.#state.phase === "closed") {
      this.#attempt = 0;
      this.#rejections = 0;
      this.#sleep = onWaking(() => this.#woken());
      this.#enter({phase: "connecting"});
      this.#connect();
    }
  }

  /** Ends it. */
  close() {
    this.#finish(CLOSE.NORMAL, "");
  }

  /** Tries again now instead of when the back-off ends. */
  retry() {
    if (this.#state.retryAt !== undefined) {
      this.#connect();
    }
  }

  /**
   * Sends a message if the line is up, and forgets it. When nothing at all comes back for a while, the line is tested.
   *
   * @param {object} message with a `type`
   * @returns {boolean} whether it was sent
   */
  send(message) {
    const up = this.#state.phase === "connected" && this.#line.readyState === WebSocket.OPEN;
    if (up) {
      this.#line.send(JSON.stringify(message));
      clearTimeout(this.#timers.answer);
      this.#timers.answer = setTimeout(() => this.#probe(), ANSWER_WITHIN);
    }
    return up;
  }

  /**
   * Sends a message and waits for the answer to it, over lost connections too: the server does it once, however often it
   * was sent.
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
    this.#drop();
    if (this.#state.retryAt !== undefined) {
      this.#enter({...this.#state, retryAt: undefined});
    }
    const {token, ticket, query, sequence} = this.#options;
    let credential;
    try {
      credential = await (ticket ? ticket() : token(this.#rejected));
    } catch {
      if (connection === this.#connection) {
        this.#lost(0, "");
      }
      return;
    }
    if (connection !== this.#connection) {
      return;
    }
    if (!credential) {
      this.#finish(CLOSE.UNAUTHENTICATED, "");
      return;
    }
    this.#credential = credential;
    const url = new URL(this.#path, globalThis.location?.href);
    url.protocol = url.protocol.replace("http", "ws");
    const resume = sequence && sequence.last !== null ? {since: sequence.last, ...sequence.told} : {};
    const asked = {...resume, ...query?.()};
    const told = asked.since !== undefined && this.#epoch !== null ? {epoch: this.#epoch} : {};
    for (const [name, value] of Object.entries({...told, ...asked, [ticket ? "ticket" : "token"]: credential})) {
      url.searchParams.set(name, String(value));
    }
    this.#attach(new WebSocket(url));
  }

  /** @param {WebSocket} line */
  #attach(line) {
    this.#line = line;
    const mine = (work) => (event) => this.#line === line && work(event);
    line.onmessage = mine((event) => this.#received(event.data));
    line.onclose = mine((event) => this.#closed(event.code, event.reason));
    if (this.#options.quiet) {
      line.onopen = mine(() => (this.#timers.admitted = setTimeout(mine(() => this.#admitted()), ADMITTED_AFTER)));
    }
    this.#timers.connect = setTimeout(mine(() => this.#closed(0, "")), CONNECT_WITHIN);
  }

  #received(data) {
    this.#admitted();
    clearTimeout(this.#timers.answer);
    clearTimeout(this.#timers.probe);
    this.#timers.probe = 0;
    let message;
    try {
      message = JSON.parse(data);
    } catch {
      return;
    }
    this.#heed(message);
  }

  #heed(message) {
    this.#epoch = message.epoch ?? this.#epoch;
    const heed = this.#options.sequence?.take(message) ?? "pass";
    if (heed === "missing") {
      this.send({type: "sync", since: this.#options.sequence.last, ...this.#options.sequence.told});
    }
    if (heed !== "pass" || (message.id && message.id === this.#probed)) {
      return;
    }
    if (message.id && (message.type === "ack" || message.type === "error")) {
      this.#requests.answered(message);
    }
    this.#bus.dispatchEvent(new CustomEvent(`message:${message.type}`, {detail: message}));
    this.#bus.dispatchEvent(new CustomEvent("message", {detail: message}));
  }

  /** The first message is the proof of admission: a refused token is accepted and closed without one. */
  #admitted() {
    this.#heard = Date.now();
    if (this.#state.phase === "connected") {
      return;
    }
    clearTimeout(this.#timers.connect);
    clearTimeout(this.#timers.admitted);
    this.#attempt = 0;
    this.#rejected = null;
    this.#rejections = 0;
    this.#enter({phase: "connected"});
    this.#requests.repeat((message) => this.send(message));
    this.#timers.quiet = setInterval(() => Date.now() - this.#heard > QUIET_FOR && this.#probe(), QUIET_FOR / 3);
  }

  #closed(code, reason) {
    const again = comeBack(code, reason);
    if (again === "later") {
      this.#lost(code, reason);
    } else if (again === "refreshed" && this.#rejections + 1 < TOKENS_TRIED) {
      this.#rejected = this.#credential;
      this.#rejections += 1;
      this.#connect();
    } else {
      this.#finish(code, reason);
    }
  }

  #lost(code, reason) {
    this.#connection += 1;
    this.#drop();
    const wait = delay(code, this.#attempt, this.#options);
    this.#attempt += 1;
    this.#enter({phase: online() ? "reconnecting" : "offline", retryAt: Date.now() + wait, code, reason});
    this.#timers.retry = setTimeout(() => this.#connect(), wait);
  }

  /** After sleep or a change of network the browser may not know for minutes that a line is dead: ask. */
  #probe(within = PROBE_WITHIN) {
    if (!this.#timers.probe && this.send({...this.#options.probe(), id: (this.#probed = freshId())})) {
      clearTimeout(this.#timers.answer);
      this.#timers.probe = setTimeout(() => this.#lost(0, ""), within);
    }
  }

  #woken() {
    if (this.#state.phase === "connected") {
      clearTimeout(this.#timers.probe);
      this.#timers.probe = 0;
      this.#probe(online() ? WOKEN_WITHIN : OFFLINE_WITHIN);
    } else if (online()) {
      this.retry();
    } else if (this.#state.phase === "reconnecting") {
      this.#enter({...this.#state, phase: "offline"});
    }
  }

  #finish(code, reason) {
    if (this.#state.phase === "closed") {
      return;
    }
    this.#connection += 1;
    this.#drop();
    this.#sleep();
    this.#enter({phase: "closed", code, reason});
    this.#requests.end();
  }

  #drop() {
    Object.values(this.#timers).forEach(clearTimeout);
    this.#timers = {...IDLE};
    const line = this.#line;
    this.#line = null;
    line?.close();
  }

  #enter(state) {
    this.#state = state;
    this.#bus.dispatchEvent(new CustomEvent("state", {detail: state}));
  }

  #listen(type, listener) {
    const heard = (event) => listener(event.detail);
    this.#bus.addEventListener(type, heard);
    return () => this.#bus.removeEventListener(type, heard);
  }
}

/** @type {Readonly<Record<string, any>>} */
const IDLE = Object.freeze({retry: 0, connect: 0, admitted: 0, quiet: 0, answer: 0, probe: 0});
