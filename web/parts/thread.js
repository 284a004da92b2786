import {html, nothing} from "/lib/lit/index.js";
import {announce} from "/announcer.js";
import {ApiError} from "/api.js";
import {attempt} from "/parts/attempt.js";
import {Bottom} from "/parts/scroll-anchor.js";
import "/parts/composer.js";
import "/parts/connection-status.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {face} from "/parts/avatar.js";
import {Following} from "/parts/event-controller.js";
import "/parts/friend-menu.js";
import {talk} from "/parts/message-list.js";
import {Conversation} from "/social/live-conversation.js";
import {drawer} from "/social/drawer-state.js";
import {text} from "/text.js";
import {people} from "/text/people.js";

const LONGEST = 2_000;

/** The conversation with one friend. */
class Thread extends ParlorElement {
  static properties = {social: {attribute: false}, friendId: {attribute: false}, failure: {state: true}};

  /** @type {Conversation | null} */
  #conversation = null;
  #bottom = new Bottom();
  #name = "";
  /** The friendship under which it was last opened. */
  #friendship = 0;
  #look = () => document.visibilityState === "visible" && this.#conversation?.seen();

  constructor() {
    super();
    new Following(this, () => [this.social]);
    this.failure = "";
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.#look);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.#look);
    this.#conversation?.close();
  }

  focus() {
    this.querySelector("parlor-composer")?.focus();
  }

  willUpdate() {
    this.#bottom.remember(this.querySelector(".scroll"));
    const friendship = this.social.friends.with(this.friendId);
    this.#name = friendship?.name ?? this.#name;
    if (this.#conversation === null && this.isConnected) {
      this.#conversation = new Conversation(this.friendId);
      this.#conversation.addEventListener("change", () => this.requestUpdate());
      this.#conversation.addEventListener("arrived", ({detail}) => announce(people.chat.heard(this.#name, detail)));
      this.#conversation.open();
    } else if (this.#conversation?.trouble === "ended" && friendship && friendship.id !== this.#friendship) {
      // They are friends again.
      this.#conversation.open();
    }
    this.#friendship = friendship?.id ?? this.#friendship;
  }

  updated() {
    this.#bottom.keep(this.querySelector(".scroll"), this.#conversation?.messages[0]?.id);
    this.#look();
  }

  render() {
    if (this.#conversation === null) {
      return nothing;
    }
    const {chat} = people;
    const {trouble, connection} = this.#conversation;
    const friendship = this.social.friends.with(this.friendId);
    const lost = connection.phase === "reconnecting" || connection.phase === "offline";
    return html`
      ${this.#head(friendship)}
      <div class="scroll" tabindex="0" role="region" aria-label=${chat.with(this.#name)}>${this.#messages()}</div>
      <p class="typing">${this.#conversation.typing ? chat.typing(this.#name) : nothing}</p>
      ${lost ? html`<parlor-connection-status .state=${connection} @retry=${() => this.#conversation.retryNow()}></parlor-connection-status>` : nothing}
      <p class="failure" role="alert">${this.failure}</p>
      ${trouble === "ended" || !friendship
        ? html`<p class="notice">${chat.ended}</p>`
        : html`<parlor-composer .draft=${`dm-${this.friendId}`} .label=${chat.label(this.#name)} .most=${LONGEST}
            @write=${this.#write} @writing=${() => this.#conversation.writing()}></parlor-composer>`}`;
  }

  #head(friendship) {
    const {friends, chat} = people;
    const online = friendship?.online ?? false;
    return html`
      <header class="thread-header">
        <button class="icon-button" id="back-to-friends" aria-label=${chat.back} title=${chat.back} @click=${() => drawer.show()}>←</button>
        ${face({id: this.friendId, name: this.#name, picture: friendship?.picture, online})}
        <h2><span class="visually-hidden">${chat.with("")}</span>${friendship ? html`<a id="thread-person" href="/people/${this.friendId}">${this.#name}</a>` : this.#name}</h2>
        <p class="status">${online ? friends.online : friends.offline}</p>
        ${friendship
          ? html`
            <button class="button small" id="thread-invite" aria-label=${friends.inviteNamed(this.#name)}
              @click=${() => attempt(this, () => this.social.invite(this.friendId))}>${friends.invite}</button>
            <parlor-friend-menu .name=${this.#name} @remove=${() => this.#part(() => this.social.remove(friendship))}
              @block=${() => this.#part(() => this.social.block(friendship))}></parlor-friend-menu>`
          : nothing}
      </header>`;
  }

  #messages() {
    const {chat} = people;
    const {messages, pending, loaded, more, trouble, connection} = this.#conversation;
    if (!loaded) {
      const words = trouble === null ? text.loading : trouble instanceof ApiError ? chat.unavailable : chat.ended;
      return html`<p class="empty-note" role="status">${words}</p>`;
    }
    const seen = messages.findLast(({mine}) => mine)?.read;
    const lastMine = messages.findLast(({mine}) => mine)?.id;
    const shown = messages.map((message) => ({...message, key: message.id, who: this.#name,
      note: seen && message.id === lastMine ? chat.seen : ""}));
    return html`
      ${more
        ? html`<p class="earlier"><button class="link" @click=${() => this.#conversation.older()}>${chat.earlier}</button></p>`
        : html`<p class="empty-note">${chat.none(this.#name)}</p>`}
      ${talk(shown, pending, {connected: connection.phase === "connected", retry: (id) => this.#conversation.retry(id)})}`;
  }

  #write({detail}) {
    this.#bottom.follow();
    this.#conversation.write(detail);
  }

  async #part(work) {
    if (await attempt(this, work)) {
      drawer.show();
    }
  }
}

customElements.define("parlor-thread", Thread);
