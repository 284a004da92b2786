import {ApiError, parlor} from "/api.js";
import {freshId} from "/parlor.js";
import {calls} from "/social/social-api.js";
import {Outbox} from "/social/outbox.js";

const TYPING_EVERY = 3_000;
const TYPING_LASTS = 4_500;
const LOAD_AGAIN_AFTER = 3_000;
const PAGE = 100;

/**
 * The direct messages with one friend, live, while they are on the screen.
 *
 * Fires `change`, and `arrived` with each message from the friend that has just come in.
 *
 * @typedef {{id: number, mine: boolean, content: string, timestamp: string, read: boolean}} Message
 */
export class Conversation extends EventTarget {
  /** Oldest first. @type {Message[]} */
  messages = [];
  /** Whether there are older ones on the server. */
  more = false;
  loaded = false;
  /** Whether the friend is writing. */
  typing = false;
  /** Why nothing can be written: `ended`, or the failed call. @type {string | ApiError | null} */
  trouble = null;

  #friend;
  #id = 0;
  /** The history that the messages belong to. */
  #epoch = "";
  #socket;
  #outbox;
  #typed = 0;
  #stillTyping = 0;
  #again = 0;
  /** Up to where the server was told that the user has read. */
  #read = 0;
  /** Whether the line was down since it was last up. */
  #lost = false;

  /** @param {number} friend */
  constructor(friend) {
    super();
    this.#friend = friend;
    this.#socket = parlor.chat(friend, {
      query: () => ({since: this.#latest, epoch: this.#epoch}),
    });
    this.#outbox = new Outbox(`dm-${friend}`, (content, id) => this.#socket.send({type: "message", message: content, id}));
    this.#socket.onState((state) => this.#connected(state));
    this.#socket.on("resync", ({epoch}) => this.#resync(epoch));
    this.#socket.on("message", (message) => this.#received(message));
    this.#socket.on("typing", ({sender_id: sender}) => sender === friend && this.#isTyping(true));
    this.#socket.on("read", (read) => this.#wasRead(read));
    this.#socket.on("ack", ({id}) => this.#change(this.#outbox.confirmed(id)));
    this.#socket.on("error", ({id, code}) => id && this.#change(this.#outbox.refused(id, code)));
  }

  /** @returns {import("/parlor/options.js").State} */
  get connection() {
    return this.#socket.state;
  }

  /** @returns {import("/social/outbox.js").Pending[]} */
  get pending() {
    return this.#outbox.pending;
  }

  async open() {
    clearTimeout(this.#again);
    this.trouble = null;
    try {
      const {conversation_id: id, epoch} = await calls.conversationWith(this.#friend);
      this.#id = id;
      this.#begin(epoch);
      const page = await calls.messages(this.#id);
      this.more = page.length >= PAGE;
      this.#merge(page.map((one) => this.#message(one)));
      this.loaded = true;
      this.#socket.open();
    } catch (error) {
      this.#fail(error);
    }
    this.#change();
  }

  close() {
    clearTimeout(this.#again);
    clearTimeout(this.#stillTyping);
    this.#socket.close();
  }

  /** Tries to connect now. */
  retryNow() {
    this.#socket.retry();
  }

  /** Fetches the page before the oldest message. */
  async older() {
    try {
      const page = await calls.messages(this.#id, this.messages[0].id);
      this.more = page.length >= PAGE;
      this.#merge(page.map((one) => this.#message(one)));
    } catch (error) {
      this.#fail(error);
    }
    this.#change();
  }

  /** @param {string} words */
  write(words) {
    this.#typed = 0;
    this.#outbox.add(words.trim());
    this.#change();
  }

  /** @param {string} id of a message that was refused */
  retry(id) {
    this.#outbox.retry(id);
    this.#change();
  }

  /** The user is at it: tells the friend, now and then. */
  writing() {
    if (Date.now() - this.#typed > TYPING_EVERY && this.#socket.send({type: "typing"})) {
      this.#typed = Date.now();
    }
  }

  /** The user has seen everything that is there. */
  seen() {
    const last = this.messages.findLast(({mine}) => !mine);
    if (last && !last.read && last.id > this.#read && this.#socket.send({type: "read", message_id: last.id, id: freshId()})) {
      this.#read = last.id;
      this.messages = this.messages.map((message) => (message.mine ? message : {...message, read: true}));
    }
  }

  get #latest() {
    return this.messages.at(-1)?.id ?? 0;
  }

  /** After a restored backup there may be other messages under the ids that are known. @param {string} epoch */
  #begin(epoch) {
    if (epoch !== this.#epoch) {
      this.#epoch = epoch;
      this.#read = 0;
      this.messages = [];
    }
  }

  /** @param {string} epoch */
  #resync(epoch) {
    if (epoch === this.#epoch) {
      this.#refresh();
    } else {
      this.open();
    }
  }

  /** What was read meanwhile is not told again, and what was missed may be more than the socket repeats. */
  async #refresh() {
    try {
      this.#merge((await calls.messages(this.#id)).map((one) => this.#message(one)));
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
    }
    this.#change();
  }

  #message({id, sender_id: sender, content, timestamp, is_read: read}) {
    return {id, mine: sender !== this.#friend, content, timestamp, read};
  }

  #received(message) {
    const mine = message.sender_id !== this.#friend;
    if (mine) {
      this.#outbox.echoed(message.message);
    } else {
      this.#isTyping(false);
    }
    const {message_id: id, timestamp, message: content} = message;
    if (this.#merge([{id, mine, content, timestamp, read: false}]) && !mine) {
      this.dispatchEvent(new CustomEvent("arrived", {detail: content}));
    }
    this.#change();
  }

  /** @returns {boolean} whether there was anything new */
  #merge(messages) {
    const all = new Map(this.messages.map((message) => [message.id, message]));
    const before = all.size;
    messages.forEach((message) => all.set(message.id, {...message, read: message.read || Boolean(all.get(message.id)?.read)}));
    this.messages = [...all.values()].sort((a, b) => a.id - b.id);
    return all.size > before;
  }

  #wasRead({reader_id: reader, message_id: upTo}) {
    const byFriend = reader === this.#friend;
    this.messages = this.messages.map((message) =>
      message.mine === byFriend && message.id <= upTo ? {...message, read: true} : message);
    this.#change();
  }

  #isTyping(typing) {
    clearTimeout(this.#stillTyping);
    this.typing = typing;
    if (typing) {
      this.#stillTyping = setTimeout(() => this.#isTyping(false), TYPING_LASTS);
    }
    this.#change();
  }

  #connected({phase, code}) {
    if (phase === "connected") {
      this.#read = 0;
      this.#outbox.repeat();
      if (this.#lost) {
        this.#refresh();
      }
      this.#lost = false;
    } else if (phase === "reconnecting" || phase === "offline") {
      this.#lost = true;
    } else if (phase === "closed" && code !== 1000) {
      this.trouble = "ended";
    }
    this.#change();
  }

  #fail(error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    this.trouble = error.status === 403 || error.status === 404 ? "ended" : error;
    if (error.status === 0 || error.status >= 500) {
      this.#again = setTimeout(() => this.open(), LOAD_AGAIN_AFTER);
    }
  }

  #change() {
    this.dispatchEvent(new Event("change"));
  }
}
