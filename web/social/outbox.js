import {loadDraft, saveDraft} from "/drafts.js";
import {freshId} from "/parlor.js";

/** The server forgets an id after five minutes: older messages are sent again only on the user's request. */
const RESEND_WINDOW = 4 * 60_000;

/**
 * Messages that the server has not confirmed. The server processes each id once, so all of them are sent again after a lost
 * connection or a reload.
 *
 * @typedef {{id: string, content: string, failed: string, at: number}} Pending `failed`: the error code, or ""
 */
export class Outbox {
  /** @type {Pending[]} */
  #pending;
  #key;

  /** @param {string} key of the conversation @param {(content: string, id: string) => void} send */
  constructor(key, send) {
    this.#key = `outbox.${key}`;
    this.send = send;
    const old = (at) => Date.now() - at > RESEND_WINDOW;
    this.#pending = (loadDraft(this.#key) ?? []).map((one) => (old(one.at) ? {...one, failed: one.failed || "no_answer"} : one));
  }

  get pending() {
    return this.#pending;
  }

  set pending(pending) {
    this.#pending = pending;
    saveDraft(this.#key, pending);
  }

  /** @param {string} content */
  add(content) {
    const message = {id: freshId(), content, failed: "", at: Date.now()};
    this.pending = [...this.pending, message];
    this.send(content, message.id);
  }

  /** Sends all unconfirmed messages again. */
  resendAll() {
    this.pending.filter(({failed}) => !failed).forEach(({id, content}) => this.send(content, id));
  }

  /** Sends a rejected message again, as a new one. @param {string} id */
  resend(id) {
    const message = this.pending.find((one) => one.id === id);
    this.onAck(id);
    this.add(message.content);
  }

  /** @param {string} id */
  onAck(id) {
    this.pending = this.pending.filter((message) => message.id !== id);
  }

  /** The message itself has arrived, maybe before its confirmation. @param {string} content */
  onEcho(content) {
    this.onAck(this.pending.find((message) => message.content === content && !message.failed)?.id);
  }

  /** @param {string} id @param {string} code */
  onError(id, code) {
    this.pending = this.pending.map((message) => (message.id === id ? {...message, failed: code} : message));
  }
}
