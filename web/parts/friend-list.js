import {repeat} from "/lib/lit/directives/repeat.js";
import {html, nothing} from "/lib/lit/index.js";
import {attempt} from "/parts/attempt.js";
import {avatar} from "/parts/avatar.js";
import {EventController} from "/parts/event-controller.js";
import {formField} from "/parts/form-field.js";
import "/parts/invite-card.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {drawer} from "/social/drawer-state.js";
import {errorText, serverText, text} from "/text.js";
import {people} from "/text/people.js";

/** With more friends than this there is a search field. */
const SEARCH_ABOVE = 10;

/** The user's friends, pending invites and requests, and the form to add a friend. */
class FriendList extends ParlorElement {
  static properties = {social: {attribute: false}, failure: {state: true}, error: {state: true}, done: {state: true},
    busy: {state: true}, query: {state: true}};

  constructor() {
    super();
    new EventController(this, () => [this.social]);
    this.failure = "";
    this.error = "";
    this.done = "";
    this.busy = false;
    /** The text of the search field. */
    this.query = "";
  }

  focus() {
    this.querySelector("h2")?.focus();
  }

  render() {
    const {friends} = people;
    return html`
      <header class="drawer-header">
        <h2 tabindex="-1">${friends.heading}</h2>
        <button class="icon-button" id="close-friends" aria-label=${friends.close} title=${friends.close}
          @click=${() => drawer.hide()}>✕</button>
      </header>
      <div class="scroll">
        <p class="failure" role="alert">${this.failure}</p>
        ${this.#invites()} ${this.#received()} ${this.#friends()} ${this.#sent()} ${this.#add()}
      </div>`;
  }

  #invites() {
    const {received, sent} = this.social.invites;
    return this.#section("invites", people.invites.heading, [...received, ...sent], ({inviteId}) => inviteId,
      (invite) => html`<li><parlor-invite-card .social=${this.social} .invite=${invite}></parlor-invite-card></li>`);
  }

  #received() {
    const {friends} = people;
    return this.#section("received", friends.received, this.social.friends.received, ({id}) => id, (request) => html`
      <li class="person-row">
        ${avatar({id: request.friendId, name: request.name})}
        <p class="name">${friends.wants(request.name)}</p>
        <div class="actions">
          <button class="button primary small accept" aria-label=${friends.acceptNamed(request.name)}
            @click=${() => attempt(this, () => this.social.accept(request))}>${friends.accept}</button>
          <button class="button small decline" aria-label=${friends.declineNamed(request.name)}
            @click=${() => attempt(this, () => this.social.decline(request))}>${friends.decline}</button>
        </div>
      </li>`);
  }

  #friends() {
    const {all, loaded} = this.social.friends;
    if (all.length === 0) {
      return html`<p class="empty-note">${loaded ? people.friends.none : text.loading}</p>`;
    }
    const wanted = this.query.trim().toLocaleLowerCase();
    const found = all.filter(({name}) => name.toLocaleLowerCase().includes(wanted));
    return html`
      ${all.length > SEARCH_ABOVE ? this.#search() : nothing}
      ${found.length
        ? html`<ul class="people friends">${repeat(found, ({id}) => id, (friend) => this.#friend(friend))}</ul>`
        : html`<p class="empty-note">${people.friends.notFound}</p>`}`;
  }

  #search() {
    return html`<input type="search" id="seek-friend" aria-label=${people.friends.seek} placeholder=${people.friends.seek}
      autocomplete="off" .value=${this.query} @input=${({target}) => (this.query = target.value)}>`;
  }

  #friend({friendId, name, picture, online}) {
    const {friends} = people;
    const unread = this.social.unreadFrom(friendId);
    const status = online ? friends.online : friends.offline;
    return html`
      <li class="friend ${online ? "online" : ""}">
        <button class="open-chat" data-friend=${friendId} aria-label=${friends.chatWith(name, status, unread)}
          @click=${() => drawer.show(friendId)}>
          ${avatar({id: friendId, name, picture, online})}
          <span class="name">${name}</span>
          <span class="status">${status}</span>
          ${unread ? html`<span class="badge">${unread > 99 ? "99+" : unread}</span>` : nothing}
        </button>
        <button class="button small" data-invite=${friendId} aria-label=${friends.inviteNamed(name)}
          @click=${() => attempt(this, () => this.social.invite(friendId))}>${friends.invite}</button>
      </li>`;
  }

  #sent() {
    const {friends} = people;
    return this.#section("sent", friends.sent, this.social.friends.sent, ({id}) => id, (request) => html`
      <li class="person-row">
        ${avatar({id: request.friendId, name: request.name})}
        <p class="name">${request.name}</p>
        <button class="link withdraw" aria-label=${friends.withdrawNamed(request.name)}
          @click=${() => attempt(this, () => this.social.remove(request))}>${friends.withdraw}</button>
      </li>`);
  }

  #section(name, heading, all, key, row) {
    return all.length === 0
      ? nothing
      : html`<section aria-labelledby="${name}-heading">
          <h3 id="${name}-heading">${heading}</h3>
          <ul class="people ${name}">${repeat(all, key, row)}</ul>
        </section>`;
  }

  #add() {
    const {friends} = people;
    return html`
      <form class="add-friend" novalidate @submit=${this.#sendRequest} aria-labelledby="add-heading">
        <h3 id="add-heading">${friends.add}</h3>
        ${formField({name: "friend-email", label: friends.addEmail, type: "email", autocomplete: "off", max: 254, error: this.error})}
        <p class="success" role="status">${this.done}</p>
        <button class="button" ?disabled=${this.busy}>${friends.addAction}</button>
      </form>`;
  }

  async #sendRequest(event) {
    event.preventDefault();
    const input = event.target.elements["friend-email"];
    const email = input.value.trim();
    this.error = email ? "" : text.account.required;
    this.done = "";
    if (email && !this.busy) {
      this.busy = true;
      const refusal = {failure: ""};
      if (await attempt(refusal, async () => (this.done = this.#requestSentText(email, await this.social.befriend(email))), refusalText)) {
        input.value = "";
      }
      this.error = refusal.failure;
      this.busy = false;
    }
    input.focus();
  }

  #requestSentText(email, agreed) {
    return agreed ? people.friends.addAgreed : people.friends.addSent(email);
  }
}

function refusalText(error) {
  const words = error.fields.to_user_email?.join(" ") ?? error.message;
  return error.status === 400 ? people.friends.refused[words] ?? serverText([words]) : errorText(error);
}

customElements.define("parlor-friend-list", FriendList);
