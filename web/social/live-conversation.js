import {ApiError, parlor} from "/api.js";
import {freshId} from "/parlor.js";
import {Outbox} from "/social/outbox.js";
import {socialApi} from "/social/social-api.js";

const TYPING_SEND_INTERVAL = 3_000;
const TYPING_SHOWN_FOR = 4_500;
const LOAD_RETRY_DELAY = 3_000;
const PAGE_SIZE = 100;

/**
 * The direct messages with one friend while they are on the screen.
 *
 * Fires `change`, and `arrived` with each new message from the friend.
 *
 * @typedef {{id: number, sentByMe: boolean, content: string, timestamp: string, read: boolean}} Message
 */
export class LiveConversation extends EventTarget {
  /** Oldest first. @type {Message[]} */
  messages = [];
  /** Whether there are older messages on the server. */
  hasOlder = false;
  loaded = false;
  /** Whether the friend is typing. */
  typing = false;
  /** Why no messages can be sent: `ended`, or the failed call. @type {string | ApiError | null} */
  problem = null;

  #friend;
  #id = 0;
  /** The epoch of the messages. */
  #epoch = "";
  #socket;
  #outbox;
  #typingSentAt = 0;
  #typingTimer = 0;
  #loadTimer = 0;
  /** The last message that was reported as read. */
  #readUpTo = 0;
  /** Whether the connection was lost since it was last up. */
  #wasDisconnected = false;

  /** @param {number} friend */
  constructor(friend) {
    super();
    this.#friend = friend;
    this.#socket = parlor.chat(friend, {
      query: () => ({since: this.#latestId, epoch: this.#epoch}),
    });
    this.#outbox = new Outbox(`dm-${friend}`, (content, id) => this.#socket.send({type: "message", message: content, id}));
    this.#socket.onState((state) => this.#onState(state));
    this.#socket.on("resync", ({epoch}) => this.#onResync(epoch));
    this.#socket.on("message", (message) => this.#onMessage(message));
    this.#socket.on("typing", ({sender_id: sender}) => sender === friend && this.#setTyping(true));
    this.#socket.on("read", (read) => this.#onRead(read));
    this.#socket.on("ack", ({id}) => this.#fireChange(this.#outbox.onAck(id)));
    this.#socket.on("error", ({id, code}) => id && this.#fireChange(this.#outbox.onError(id, code)));
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
    clearTimeout(this.#loadTimer);
    this.problem = null;
    try {
      const {conversation_id: id, epoch} = await socialApi.conversationWith(this.#friend);
      this.#id = id;
      this.#startEpoch(epoch);
      const page = await socialApi.messages(this.#id);
      this.hasOlder = page.length >= PAGE_SIZE;
      this.#merge(page.map((one) => this.#fromWire(one)));
      this.loaded = true;
      this.#socket.open();
    } catch (error) {
      this.#fail(error);
    }
    this.#fireChange();
  }

  close() {
    clearTimeout(this.#loadTimer);
    clearTimeout(this.#typingTimer);
    this.#socket.close();
  }

  /** Connects now instead of after the back-off. */
  reconnect() {
    this.#socket.retry();
  }

  /** Loads the page before the oldest message. */
  async loadOlder() {
    try {
      const page = await socialApi.messages(this.#id, this.messages[0].id);
      this.hasOlder = page.length >= PAGE_SIZE;
      this.#merge(page.map((one) => this.#fromWire(one)));
    } catch (error) {
      this.#fail(error);
    }
    this.#fireChange();
  }

  /** @param {string} content */
  send(content) {
    this.#typingSentAt = 0;
    this.#outbox.add(content.trim());
    this.#fireChange();
  }

  /** @param {string} id of a rejected message */
  resend(id) {
    this.#outbox.resend(id);
    this.#fireChange();
  }

  /** Tells the friend that the user is typing, every few seconds. */
  sendTyping() {
    if (Date.now() - this.#typingSentAt > TYPING_SEND_INTERVAL && this.#socket.send({type: "typing"})) {
      this.#typingSentAt = Date.now();
    }
  }

  /** Marks all messages as read. */
  markRead() {
    const last = this.messages.findLast(({sentByMe}) => !sentByMe);
    if (last && !last.read && last.id > this.#readUpTo && this.#socket.send({type: "read", message_id: last.id, id: freshId()})) {
      this.#readUpTo = last.id;
      this.messages = this.messages.map((message) => (message.sentByMe ? message : {...message, read: true}));
    }
  }

  get #latestId() {
    return this.messages.at(-1)?.id ?? 0;
  }

  /** After a restored backup the server may reuse known ids for other messages. @param {string} epoch */
  #startEpoch(epoch) {
    if (epoch !== this.#epoch) {
      this.#epoch = epoch;
      this.#readUpTo = 0;
      this.messages = [];
    }
  }

  /** @param {string} epoch */
  #onResync(epoch) {
    if (epoch === this.#epoch) {
      this.#refresh();
    } else {
      this.open();
    }
  }

  /** Read marks are not repeated by the socket, and more may have been missed than it repeats. */
  async #refresh() {
    try {
      this.#merge((await socialApi.messages(this.#id)).map((one) => this.#fromWire(one)));
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
    }
    this.#fireChange();
  }

  #fromWire({id, sender_id: sender, content, timestamp, is_read: read}) {
    return {id, sentByMe: sender !== this.#friend, content, timestamp, read};
  }

  #onMessage(message) {
    const sentByMe = message.sender_id !== this.#friend;
    if (sentByMe) {
      this.#outbox.onEcho(message.message);
    } else {
      this.#setTyping(false);
    }
    const {message_id: id, timestamp, message: content} = message;
    if (this.#merge([{id, sentByMe, content, timestamp, read: false}]) && !sentByMe) {
      this.dispatchEvent(new CustomEvent("arrived", {detail: content}));
    }
    this.#fireChange();
  }

  /** @returns {boolean} whether there were new messages */
  #merge(messages) {
    const all = new Map(this.messages.map((message) => [message.id, message]));
    const before = all.size;
    messages.forEach((message) => all.set(message.id, {...message, read: message.read || Boolean(all.get(message.id)?.read)}));
    this.messages = [...all.values()].sort((a, b) => a.id - b.id);
    return all.size > before;
  }

  #onRead({reader_id: reader, message_id: upTo}) {
    const byFriend = reader === this.#friend;
    this.messages = this.messages.map((message) =>
      message.sentByMe === byFriend && message.id <= upTo ? {...message, read: true} : message);
    this.#fireChange();
  }

  #setTyping(typing) {
    clearTimeout(this.#typingTimer);
    this.typing = typing;
    if (typing) {
      this.#typingTimer = setTimeout(() => this.#setTyping(false), TYPING_SHOWN_FOR);
    }
    this.#fireChange();
  }

  #onState({phase, code}) {
    if (phase === "connected") {
      this.#readUpTo = 0;
      this.#outbox.resendAll();
      if (this.#wasDisconnected) {
        this.#refresh();
      }
      this.#wasDisconnected = false;
    } else if (phase === "reconnecting" || phase === "offline") {
      this.#wasDisconnected = true;
    } else if (phase === "closed" && code !== 1000) {
      this.problem = "ended";
    }
    this.#fireChange();
  }

  #fail(error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    this.problem = error.status === 403 || error.status === 404 ? "ended" : error;
    if (error.status === 0 || error.status >= 500) {
      this.#loadTimer = setTimeout(() => this.open(), LOAD_RETRY_DELAY);
    }
  }

  #fireChange() {
    this.dispatchEvent(new Event("change"));
  }
}
