import {ParlorError} from "./error.js";

/** The server forgets an id after five minutes: a message without an answer must not be sent again after that. */
const RESEND_WINDOW = 4 * 60_000;

/** The server closes the socket on a larger message, each time that it is sent again. */
const MAX_BYTES = 32 * 1024;

/** A new unique id. `crypto.randomUUID` is missing on pages without TLS. */
export const freshId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * Messages that wait for their answer. The server processes each id once, so all of them are sent again after a lost
 * connection.
 */
export class Requests {
  /** @type {Map<string, {message: object, resolve: (ack: object) => void, reject: (error: ParlorError) => void, timer: any}>} */
  #pending = new Map();

  /** @param {object} message @param {(message: object) => void} send @returns {Promise<object>} the answer */
  add(message, send) {
    const identified = {...message, id: message.id ?? freshId()};
    if (new TextEncoder().encode(JSON.stringify(identified)).length > MAX_BYTES) {
      return Promise.reject(failure("message_too_long"));
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#settle(identified.id)?.reject(failure("no_answer")), RESEND_WINDOW);
      this.#pending.set(identified.id, {message: identified, resolve, reject, timer});
      send(identified);
    });
  }

  /** @param {(message: object) => void} send */
  resendAll(send) {
    this.#pending.forEach(({message}) => send(message));
  }

  /** @param {any} answer an `ack` or an `error` */
  onAnswer(answer) {
    const request = this.#settle(answer.id);
    if (answer.type === "ack") {
      request?.resolve(answer);
    } else {
      request?.reject(new ParlorError(0, answer));
    }
  }

  /** The socket is closed for good. */
  end() {
    [...this.#pending.keys()].forEach((id) => this.#settle(id).reject(failure("closed")));
  }

  #settle(id) {
    const request = this.#pending.get(id);
    clearTimeout(request?.timer);
    this.#pending.delete(id);
    return request;
  }
}

/** @param {string} code */
export const failure = (code) => new ParlorError(0, {code, message: code});
