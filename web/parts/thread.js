import {html, nothing} from "/lib/lit/index.js";
import {announce} from "/announcer.js";
import {ApiError} from "/api.js";
import {attempt} from "/parts/attempt.js";
import {avatar} from "/parts/avatar.js";
import "/parts/composer.js";
import "/parts/connection-status.js";
import {EventController} from "/parts/event-controller.js";
import "/parts/friend-menu.js";
import {messageList} from "/parts/message-list.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {ScrollAnchor} from "/parts/scroll-anchor.js";
import {drawer} from "/social/drawer-state.js";
import {LiveConversation} from "/social/live-conversation.js";
import {text} from "/text.js";
import {people} from "/text/people.js";

const MAX_LENGTH = 2_000;

/** The conversation with one friend. */
class Thread extends ParlorElement {
  static properties = {social: {attribute: false}, friendId: {attribute: false}, failure: {state: true}};

  /** @type {LiveConversation | null} */
  #conversation = null;
  #scrollAnchor = new ScrollAnchor();
  #name = "";
  /** The id of the friendship when it was last opened. */
  #friendshipId = 0;
  #markRead = () => document.visibilityState === "visible" && this.#conversation?.markRead();

  constructor() {
    super();
    new EventController(this, () => [this.social]);
    this.failure = "";
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.#markRead);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.#markRead);
    this.#conversation?.close();
  }

  focus() {
    this.querySelector("parlor-composer")?.focus();
  }

  willUpdate() {
    this.#scrollAnchor.beforeUpdate(this.querySelector(".scroll"));
    const friendship = this.social.friends.friendshipWith(this.friendId);
    this.#name = friendship?.name ?? this.#name;
    if (this.#conversation === null && this.isConnected) {
      this.#conversation = new LiveConversation(this.friendId);
      this.#conversation.addEventListener("change", () => this.requestUpdate());
      this.#conversation.addEventListener("arrived", ({detail}) => announce(people.chat.heard(this.#name, detail)));
      this.#conversation.open();
    } else if (this.#conversation?.problem === "ended" && friendship && friendship.id !== this.#friendshipId) {
      // The two are friends again.
      this.#conversation.open();
    }
    this.#friendshipId = friendship?.id ?? this.#friendshipId;
  }

  updated() {
    this.#scrollAnchor.afterUpdate(this.querySelector(".scroll"), this.#conversation?.messages[0]?.id);
    this.#markRead();
  }

  render() {
    if (this.#conversation === null) {
      return nothing;
    }
    const {chat} = people;
    const {problem, connection} = this.#conversation;
    const friendship = this.social.friends.friendshipWith(this.friendId);
    const lost = connection.phase === "reconnecting" || connection.phase === "offline";
    return html`
      ${this.#head(friendship)}
      <div class="scroll" tabindex="0" role="region" aria-label=${chat.with(this.#name)}>${this.#messages()}</div>
      <p class="typing">${this.#conversation.typing ? chat.typing(this.#name) : nothing}</p>
      ${lost
        ? html`<parlor-connection-status .state=${connection} @retry=${() => this.#conversation.reconnect()}></parlor-connection-status>`
        : nothing}
      <p class="failure" role="alert">${this.failure}</p>
      ${problem === "ended" || !friendship
        ? html`<p class="notice">${chat.ended}</p>`
        : html`<parlor-composer .draftKey=${`dm-${this.friendId}`} .label=${chat.label(this.#name)} .maxLength=${MAX_LENGTH}
            @send=${this.#send} @typing=${() => this.#conversation.sendTyping()}></parlor-composer>`}`;
  }

  #head(friendship) {
    const {friends, chat} = people;
    const online = friendship?.online ?? false;
    const name = friendship ? html`<a id="thread-person" href="/people/${this.friendId}">${this.#name}</a>` : this.#name;
    return html`
      <header class="thread-header">
        <button class="icon-button" id="back-to-friends" aria-label=${chat.back} title=${chat.back}
          @click=${() => drawer.show()}>←</button>
        ${avatar({id: this.friendId, name: this.#name, picture: friendship?.picture, online})}
        <h2><span class="visually-hidden">${chat.with("")}</span>${name}</h2>
        <p class="status">${online ? friends.online : friends.offline}</p>
        ${friendship
          ? html`
            <button class="button small" id="thread-invite" aria-label=${friends.inviteNamed(this.#name)}
              @click=${() => attempt(this, () => this.social.invite(this.friendId))}>${friends.invite}</button>
            <parlor-friend-menu .name=${this.#name} @remove=${() => this.#endFriendship(() => this.social.remove(friendship))}
              @block=${() => this.#endFriendship(() => this.social.block(friendship))}></parlor-friend-menu>`
          : nothing}
      </header>`;
  }

  #messages() {
    const {chat} = people;
    const {messages, pending, loaded, hasOlder, problem, connection} = this.#conversation;
    if (!loaded) {
      const words = problem === null ? text.loading : problem instanceof ApiError ? chat.unavailable : chat.ended;
      return html`<p class="empty-note" role="status">${words}</p>`;
    }
    const seen = messages.findLast(({sentByMe}) => sentByMe)?.read;
    const lastMine = messages.findLast(({sentByMe}) => sentByMe)?.id;
    const shown = messages.map((message) => ({...message, key: message.id, sender: this.#name,
      note: seen && message.id === lastMine ? chat.seen : ""}));
    return html`
      ${hasOlder
        ? html`<p class="earlier"><button class="link" @click=${() => this.#conversation.loadOlder()}>${chat.earlier}</button></p>`
        : html`<p class="empty-note">${chat.none(this.#name)}</p>`}
      ${messageList(shown, pending, {connected: connection.phase === "connected", retry: (id) => this.#conversation.resend(id)})}`;
  }

  #send({detail}) {
    this.#scrollAnchor.stickToEnd();
    this.#conversation.send(detail);
  }

  async #endFriendship(work) {
    if (await attempt(this, work)) {
      drawer.show();
    }
  }
}

customElements.define("parlor-thread", Thread);
