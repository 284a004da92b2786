import {html, nothing} from "/lib/lit/index.js";
import {attempt} from "/parts/attempt.js";
import {avatar} from "/parts/avatar.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {socialApi} from "/social/social-api.js";
import {account} from "/text/account.js";

/** Whom the user has blocked, if anybody, and how to take it back. */
class BlockedUsers extends ParlorElement {
  static properties = {version: {attribute: false}, all: {state: true}, failure: {state: true}};

  constructor() {
    super();
    /** Another number: the list may be another one. */
    this.version = 0;
    /** @type {{id: number, first_name: string}[]} */
    this.all = [];
    this.failure = "";
  }

  willUpdate(changed) {
    if (changed.has("version")) {
      attempt(this, () => this.#load(this.version));
    }
  }

  /** @param {number} version an answer that another change has overtaken is of no use */
  async #load(version) {
    const all = await socialApi.blocked();
    if (version === this.version) {
      this.all = all;
    }
  }

  render() {
    return this.all.length === 0 ? nothing : html`
      <section class="panel" aria-labelledby="blocked-heading">
        <h2 id="blocked-heading">${account.blocked}</h2>
        <ul class="people">${this.all.map((one) => this.#row(one))}</ul>
        <p class="failure" role="alert">${this.failure}</p>
      </section>`;
  }

  #row({id, first_name: name}) {
    return html`
      <li class="person-row">
        ${avatar({id, name})}
        <p class="name">${name}</p>
        <button class="link" aria-label=${account.unblockNamed(name)} @click=${() => this.#unblock(id)}>${account.unblock}</button>
      </li>`;
  }

  async #unblock(id) {
    if (await attempt(this, () => socialApi.unblock(id))) {
      this.all = this.all.filter((one) => one.id !== id);
    }
  }
}

customElements.define("parlor-blocked-users", BlockedUsers);
