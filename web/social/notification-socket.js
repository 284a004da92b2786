import {parlor} from "/api.js";
import {synchronize} from "/social/server-clock.js";

/**
 * The socket of the user's events; there is one per tab. Each event arrives once, in order.
 *
 * Fires `hello` with the server's first message, `event` with an event, `state`, and `fresh` when everything has to be
 * loaded (again).
 */
export class NotificationSocket extends EventTarget {
  #socket = parlor.notifications();
  #helloReceived = false;

  constructor() {
    super();
    this.#socket.onMessage((message) => this.#onMessage(message));
    this.#socket.onState((state) => this.#fire("state", state));
  }

  /** @returns {import("/parlor/options.js").State} */
  get connection() {
    return this.#socket.state;
  }

  open() {
    this.#socket.open();
  }

  close() {
    this.#socket.close();
  }

  /** Connects now instead of after the back-off. */
  reconnect() {
    this.#socket.retry();
  }

  #onMessage(message) {
    if (message.type === "hello") {
      synchronize(message.server_time);
      this.#fire("hello", message);
    }
    if (message.type === "resync" || (message.type === "hello" && !this.#helloReceived)) {
      this.#helloReceived = true;
      this.#fire("fresh");
    } else if (message.type !== "hello") {
      this.#fire("event", message);
    }
  }

  #fire(type, detail) {
    this.dispatchEvent(new CustomEvent(type, {detail}));
  }
}
