import {parlor} from "/api.js";
import {synchronize} from "/social/server-clock.js";

/**
 * The one socket per tab on which everything arrives that concerns the user, each event once and in order.
 *
 * Fires `hello` (with what the server says on connect), `event` (with an event) and `fresh`: what is known by now may be
 * out of date, load it all.
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

  /** Tries to connect now. */
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
