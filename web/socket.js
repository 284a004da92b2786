/**
 * A WebSocket that comes back: the socket client of Parlor. It imports nothing, and can be used without the rest of
 * this client.
 *
 *     const socket = new ParlorSocket("/ws/game/7/", {token: (rejected) => accessToken(rejected)});
 *     socket.on("game_update", (update) => draw(update));
 *     socket.onState((state) => show(state.phase));
 *     socket.open();
 *     socket.send({type: "move", position: 4, version: 7});
 *
 * It authenticates each connection, renews the token after 4401, comes back after network failures and restarts with
 * jittered exponential back-off, and notices lines that died silently. It stops at 4403 and 4404. What the server sends
 * on connect is the resume (`query` can say from where): this library keeps no state of the application, and repeats no
 * message.
 *
 * @typedef {"connecting" | "connected" | "reconnecting" | "offline" | "closed"} Phase
 *   `reconnecting`: waiting for the next attempt, or in it; `offline`: the same, while the browser says that there is
 *   no network; `closed`: over, nothing will be tried again.
 * @typedef {object} State
 * @property {Phase} phase
 * @property {number} [retryAt] when the next attempt starts, in milliseconds of `Date.now()`; absent while in it
 * @property {number} [code] the close code of the last connection
 * @property {string} [reason] what the server said with it
 *
 * @typedef {object} Options
 * @property {(rejected: string | null) => Promise<string | null>} [token] gives the access token; `rejected` is one that
 *   the server just refused. Null: nobody is logged in; the socket closes with 4401. May throw: tried again later.
 * @property {() => Promise<string | null>} [ticket] gives a fresh one-time ticket instead, so that no token stands in a
 *   URL; otherwise the same
 * @property {() => Record<string, string | number>} [query] what else the URL is to say, asked for each connection
 * @property {() => object} [probe] a harmless message that the server answers; sent to find out whether a quiet line lives
 * @property {boolean} [quiet] the server says nothing on connect: a line that stays open for a moment is taken as admitted
 * @property {number} [base] first back-off, in milliseconds
 * @property {number} [cap] longest back-off, in milliseconds
 */

const CLOSE = Object.freeze({NORMAL: 1000, RESTART: 1012, UNAUTHENTICATED: 4401, FORBIDDEN: 4403, NOT_FOUND: 4404,
  EXPIRED_OR_SLOW: 4408, FLOODING: 4429});

const CONNECT_WITHIN = 10_000;
const ADMITTED_AFTER = 400;
const ANSWER_WITHIN = 4_000;
const QUIET_FOR = 45_000;
const PROBE_WITHIN = 8_000;
const FLOOD_PAUSE = 10_000;
const TOKENS_TRIED = 3;

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
  #epoch = 0;
  #heard = 0;
  #timers = {...IDLE};

  /**
   * @param {string} path of the socket route, such as `/ws/game/7/`; a whole `ws:` URL works too
   * @param {Options} options
   */
  constructor(path, options) {
    this.#path = path;
    this.#options = {base: 500, cap: 15_000, ...options};
  }

  /** @returns {State} */
  get state() {
    return this.#state;
  }

  /**
   * Listens for one type of message.
   *
   * @param {string} type the message's `type`
   * @param {(message: any) => void} listener
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
      for (const [target, type] of WAKERS) {
        target.addEventListener(type, this.#woken);
      }
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

  async #connect() {
    const epoch = (this.#epoch += 1);
    this.#drop();
    if (this.#state.retryAt !== undefined) {
      this.#enter({...this.#state, retryAt: undefined});
    }
    const {token, ticket, query} = this.#options;
    let credential;
    try {
      credential = await (ticket ? ticket() : token(this.#rejected));
    } catch {
      if (epoch === this.#epoch) {
        this.#lost(0, "");
      }
      return;
    }
    if (epoch !== this.#epoch) {
      return;
    }
    if (!credential) {
      this.#finish(CLOSE.UNAUTHENTICATED, "");
      return;
    }
    this.#credential = credential;
    const url = new URL(this.#path, location.href);
    url.protocol = url.protocol.replace("http", "ws");
    for (const [name, value] of Object.entries({...query?.(), [ticket ? "ticket" : "token"]: credential})) {
      url.searchParams.set(name, value);
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
    this.#timers.quiet = setInterval(() => Date.now() - this.#heard > QUIET_FOR && this.#probe(), QUIET_FOR / 3);
  }

  #closed(code, reason) {
    if (code === CLOSE.FORBIDDEN || code === CLOSE.NOT_FOUND || code === CLOSE.NORMAL) {
      this.#finish(code, reason);
    } else if (code === CLOSE.EXPIRED_OR_SLOW && !/slow/i.test(reason)) {
      this.#finish(code, reason);
    } else if (code === CLOSE.UNAUTHENTICATED) {
      this.#rejected = this.#credential;
      this.#rejections += 1;
      if (this.#rejections < TOKENS_TRIED) {
        this.#connect();
      } else {
        this.#finish(code, reason);
      }
    } else {
      this.#lost(code, reason);
    }
  }

  #lost(code, reason) {
    this.#epoch += 1;
    this.#drop();
    const delay = this.#delay(code);
    this.#attempt += 1;
    this.#enter({phase: navigator.onLine ? "reconnecting" : "offline", retryAt: Date.now() + delay, code, reason});
    this.#timers.retry = setTimeout(() => this.#connect(), delay);
  }

  /** Half of it fixed, half by chance: a restarted server is not met by everybody at once. */
  #delay(code) {
    const {base, cap} = this.#options;
    const longest = Math.min(cap, base * 2 ** this.#attempt) + (code === CLOSE.RESTART ? 2 * base : 0);
    const pause = code === CLOSE.FLOODING ? FLOOD_PAUSE : 0;
    return pause + longest / 2 + (Math.random() * longest) / 2;
  }

  /** After sleep or a change of network the browser may not know for minutes that a line is dead: ask. */
  #probe() {
    if (this.#options.probe && !this.#timers.probe && this.send(this.#options.probe())) {
      clearTimeout(this.#timers.answer);
      this.#timers.probe = setTimeout(() => this.#lost(0, ""), PROBE_WITHIN);
    }
  }

  #woken = () => {
    if (document.visibilityState === "hidden") {
      return;
    }
    if (this.#state.phase === "connected") {
      this.#probe();
    } else if (navigator.onLine) {
      this.retry();
    } else if (this.#state.phase === "reconnecting") {
      this.#enter({...this.#state, phase: "offline"});
    }
  };

  #finish(code, reason) {
    if (this.#state.phase === "closed") {
      return;
    }
    this.#epoch += 1;
    this.#drop();
    for (const [target, type] of WAKERS) {
      target.removeEventListener(type, this.#woken);
    }
    this.#enter({phase: "closed", code, reason});
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

const IDLE = Object.freeze({retry: 0, connect: 0, admitted: 0, quiet: 0, answer: 0, probe: 0});
const WAKERS = [[window, "online"], [window, "offline"], [window, "pageshow"], [document, "visibilitychange"]];
