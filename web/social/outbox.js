import {freshId} from "/social/fresh-id.js";

/**
 * What the user has written and the server has not confirmed. Each message carries an id, under which the server does it
 * once however often it arrives, so that everything here is simply sent again after a lost connection.
 *
 * @typedef {{id: string, content: string, failed: string}} Pending `failed`: the code of the refusal, or ""
 */
export class Outbox {
  /** @type {Pending[]} */
  pending = [];

  /** @param {(content: string, id: string) => void} send */
  constructor(send) {
    this.send = send;
  }

  /** @param {string} content */
  add(content) {
    const message = {id: freshId(), content, failed: ""};
    this.pending = [...this.pending, message];
    this.send(content, message.id);
  }

  /** Sends again what waits. */
  repeat() {
    this.pending.filter(({failed}) => !failed).forEach(({id, content}) => this.send(content, id));
  }

  /** Tries a refused one again, as a new message. @param {string} id */
  retry(id) {
    const message = this.pending.find((one) => one.id === id);
    this.confirmed(id);
    this.add(message.content);
  }

  /** @param {string} id */
  confirmed(id) {
    this.pending = this.pending.filter((message) => message.id !== id);
  }

  /** The message itself has come back, perhaps before its confirmation. @param {string} content */
  echoed(content) {
    this.confirmed(this.pending.find((message) => message.content === content && !message.failed)?.id);
  }

  /** @param {string} id @param {string} code */
  refused(id, code) {
    this.pending = this.pending.map((message) => (message.id === id ? {...message, failed: code} : message));
  }
}
