/**
 * The numbered events of a user: each is passed on once and in order. After a lost connection the server repeats what came
 * after `last`. Numbers count within one epoch only: after a restored backup the server gives them a second time.
 */
export class Sequence {
  /** The latest event that was passed on; null: none yet. @type {number | null} */
  last = null;
  /** The history that `last` belongs to; null: not known yet. @type {string | null} */
  epoch = null;
  /** The latest event that the server had when it last said hello. */
  #newest = null;

  /** What goes with `since`, so that the server knows which history is meant. @returns {{epoch?: string}} */
  get epochQuery() {
    return this.epoch === null ? {} : {epoch: this.epoch};
  }

  /**
   * @param {any} message that has just arrived
   * @returns {"pass" | "drop" | "missing"} `drop`: it was passed on before; `missing`: something before it was not: ask for
   *   it by `sync`, the answer repeats this one too
   */
  accept(message) {
    if (message.type === "hello") {
      this.#newest = message.last_event_id;
      this.last ??= message.last_event_id;
      // Another one is taken over with the `resync` that follows, not before the application hears of it.
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
