import {admission} from "/api.js";
import {ParlorSocket} from "/socket.js";
import {synchronize} from "/social/clock.js";
import {freshId} from "/social/fresh-id.js";

/**
 * The one socket per tab on which everything arrives that concerns the user. The events of a user are numbered: each is
 * passed on once and in order, and after a lost connection the missed ones come first.
 *
 * Fires `hello` (with what the server says on connect), `event` (with an event) and `fresh`: what is known by now may be
 * out of date, load it all.
 */
export class Notifications extends EventTarget {
  #socket;
  /** The latest event that was passed on; null: none yet. */
  #last = null;
  /** The latest event that the server had when it last said hello. */
  #newest = null;

  constructor() {
    super();
    this.#socket = new ParlorSocket("/ws/notifications/", {
      ...admission,
      query: () => (this.#last === null ? {} : {since: this.#last}),
      probe: () => ({type: "sync", since: this.#last ?? 0, id: freshId()}),
    });
    this.#socket.onMessage((message) => this.#received(message));
    this.#socket.onState((state) => this.#tell("state", state));
  }

  open() {
    this.#socket.open();
  }

  close() {
    this.#socket.close();
  }

  #received(message) {
    if (message.type === "hello") {
      this.#greeted(message);
    } else if (message.type === "resync") {
      this.#last = this.#newest;
      this.#tell("fresh");
    } else if (message.event_id === undefined) {
      this.#tell("event", message);
    } else if (message.event_id === this.#last + 1) {
      this.#last = message.event_id;
      this.#tell("event", message);
    } else if (this.#last !== null && message.event_id > this.#last) {
      // Something is missing before it. The answer repeats this event too.
      this.#socket.send({type: "sync", since: this.#last});
    }
  }

  #greeted(hello) {
    synchronize(hello.server_time);
    this.#newest = hello.last_event_id;
    this.#tell("hello", hello);
    if (this.#last === null) {
      this.#last = hello.last_event_id;
      this.#tell("fresh");
    }
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, {detail}));
  }
}
