/**
 * Delivers the numbered events of a user once each and in order. After a lost connection the server repeats those after
 * `last`. Numbers are unique within an epoch only: after a restored backup the server reuses them.
 */
export class Sequence {
  /** The number of the last delivered event; null: none yet. @type {number | null} */
  last = null;
  /** The epoch of `last`; null until known. @type {string | null} */
  epoch = null;
  /** The number of the server's newest event at the last `hello`. */
  #newest = null;

  /** Sent along with `since`, so that the server knows which epoch it belongs to. @returns {{epoch?: string}} */
  get epochQuery() {
    return this.epoch === null ? {} : {epoch: this.epoch};
  }

  /**
   * @param {any} message the received message
   * @returns {"pass" | "drop" | "missing"} `drop`: already delivered; `missing`: earlier events are missing: request
   *   them by `sync`, whose answer repeats this one too
   */
  accept(message) {
    if (message.type === "hello") {
      this.#newest = message.last_event_id;
      this.last ??= message.last_event_id;
      // A new epoch is adopted with the `resync` that follows, so that the application hears of it first.
      this.epoch ??= message.epoch ?? null;
    } else if (message.type === "resync") {
      this.last = this.#newest;
      this.epoch = message.epoch ?? null;
    } else if (message.event_id !== undefined) {
      if (message.event_id <= this.last) {
        return "drop";
      }
      if (message.event_id !== this.last + 1) {
        return "missing";
      }
      this.last = message.event_id;
    }
    return "pass";
  }
}
