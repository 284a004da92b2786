import {html, nothing} from "/lib/lit/index.js";
import {attempt} from "/parts/attempt.js";
import {avatar} from "/parts/avatar.js";
import "/parts/countdown.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {router} from "/router.js";
import {people} from "/text/people.js";

/** A pending invite, with buttons to answer or cancel it. */
class InviteCard extends ParlorElement {
  static properties = {social: {attribute: false}, invite: {attribute: false}, failure: {state: true}, busy: {state: true}};

  constructor() {
    super();
    this.failure = "";
    this.busy = false;
  }

  render() {
    const {invites} = people;
    const {invite} = this;
    const sentByMe = invite.fromUserId === this.social.userId;
    const [id, name] = sentByMe ? [invite.toUserId, invite.toUserName] : [invite.fromUserId, invite.fromUserName];
    return html`
      <div class="invite-card ${sentByMe ? "mine" : ""}">
        ${avatar({id, name, picture: this.social.friends.friendshipWith(id)?.picture})}
        <p class="summary">${sentByMe ? invites.to(name) : invites.from(name)}</p>
        <p class="note">${invites.game} · <parlor-countdown .expiresAt=${Date.parse(invite.expiresAt)}></parlor-countdown></p>
        <div class="actions">${sentByMe ? this.#sent(name) : this.#received(name)}</div>
        ${this.failure ? html`<p class="failure" role="alert">${this.failure}</p>` : nothing}
      </div>`;
  }

  #received(name) {
    const {invites} = people;
    return html`
      <button class="button primary small accept" ?disabled=${this.busy} aria-label=${invites.acceptNamed(name)}
        @click=${() => this.#run(() => this.social.acceptInvite(this.invite))}>${invites.accept}</button>
      <button class="button small decline" ?disabled=${this.busy} aria-label=${invites.declineNamed(name)}
        @click=${() => this.#run(() => this.social.declineInvite(this.invite))}>${invites.decline}</button>`;
  }

  #sent(name) {
    const {invites} = people;
    const lobby = `/lobby/${this.invite.lobbyId}/`;
    return html`
      ${router.path === lobby ? nothing : html`<a class="button small" href=${lobby}>${invites.lobby}</a>`}
      <button class="button small cancel" ?disabled=${this.busy} aria-label=${invites.cancelNamed(name)}
        @click=${() => this.#run(() => this.social.cancelInvite(this.invite))}>${invites.cancel}</button>`;
  }

  async #run(work) {
    this.busy = true;
    await attempt(this, work);
    this.busy = false;
  }
}

customElements.define("parlor-invite-card", InviteCard);
