import {html, nothing} from "/lib/lit/index.js";
import {attempt} from "/parts/attempt.js";
import {avatar} from "/parts/avatar.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {socialApi} from "/social/social-api.js";
import {account} from "/text/account.js";

/** The users that the user has blocked, if any, with buttons to unblock them. */
class BlockedUsers extends ParlorElement {
  static properties = {version: {attribute: false}, all: {state: true}, failure: {state: true}};

  constructor() {
    super();
    /** Increases when the list may have changed. */
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

  /** @param {number} version the version to load; the answer is ignored if the version has changed meanwhile */
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
