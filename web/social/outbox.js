import {loadDraft, saveDraft} from "/drafts.js";
import {freshId} from "/parlor.js";

/** The server forgets an id after five minutes: what is older is sent again only when the user says so. */
const RESEND_WINDOW = 4 * 60_000;

/**
 * What the user has written and the server has not confirmed. Each message carries an id, under which the server does it
 * once however often it arrives, so that everything here is simply sent again after a lost connection, or a reload.
 *
 * @typedef {{id: string, content: string, failed: string, at: number}} Pending `failed`: the code of the refusal, or ""
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

  /** Sends again what waits. */
  resendAll() {
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
  confirmedByEcho(content) {
    this.confirmed(this.pending.find((message) => message.content === content && !message.failed)?.id);
  }

  /** @param {string} id @param {string} code */
  refused(id, code) {
    this.pending = this.pending.map((message) => (message.id === id ? {...message, failed: code} : message));
  }
}
