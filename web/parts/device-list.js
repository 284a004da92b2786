import {html, nothing} from "/lib/lit/index.js";
import {accountApi} from "/account-api.js";
import {attempt} from "/parts/attempt.js";
import {deviceName} from "/parts/device-name.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {ago, text} from "/text.js";
import {account} from "/text/account.js";

/** Where the user is logged in, with buttons to log out there. */
class DeviceList extends ParlorElement {
  static properties = {
    version: {attribute: false},
    all: {state: true}, failure: {state: true}, done: {state: true}, busy: {state: true},
  };

  /** The number of the latest load; answers of earlier ones are ignored. */
  #loadNumber = 0;

  constructor() {
    super();
    /** Increases when the list may have changed. */
    this.version = 0;
    /** The user's sessions, that of this device first; null until they are loaded. @type {import("/account-api.js").Session[] | null} */
    this.all = null;
    this.failure = "";
    /** What was done last, as a sentence. */
    this.done = "";
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener("focus", this.#reload);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("focus", this.#reload);
  }

  willUpdate(changed) {
    if (changed.has("version")) {
      this.#reload();
    }
  }

  #reload = () => attempt(this, () => this.#load());

  async #load() {
    const loadNumber = (this.#loadNumber += 1);
    const all = await accountApi.sessions();
    if (loadNumber === this.#loadNumber) {
      this.all = all;
    }
  }

  render() {
    const {devices} = account;
    return html`
      <section class="panel" aria-labelledby="devices-heading" aria-busy=${this.busy}>
        <h2 id="devices-heading" tabindex="-1">${devices.heading}</h2>
        <p class="note">${devices.lead}</p>
        ${this.all ? html`<ul class="people">${this.all.map((one) => this.#row(one))}</ul>` : this.#missing()}
        <p class="failure" role="alert">${this.failure}</p>
        <p class="success" role="status">${this.done}</p>
        ${this.all?.some((one) => !one.current) ? this.#others() : nothing}
      </section>`;
  }

  #missing() {
    return this.failure
      ? html`<button class="button" id="reload-devices" @click=${this.#reload}>${text.errors.retry}</button>`
      : html`<p class="loading" role="status">${text.loading}</p>`;
  }

  #row(one) {
    const {devices} = account;
    const name = deviceName(one.user_agent);
    const about = `device-${one.id}`;
    return html`
      <li class="person-row device">
        <div>
          <p class="name">${name}</p>
          <p class="note" id=${about}>
            ${one.current ? devices.current : html`<time datetime=${one.last_used_at}>${devices.lastUsed(ago(one.last_used_at))}</time>`}
            ${one.address ? html` · ${one.address}` : nothing}
          </p>
        </div>
        ${one.current
          ? nothing
          : html`<button class="link" aria-label=${devices.logOutNamed(name)} aria-describedby=${about} ?disabled=${this.busy}
              @click=${() => this.#run(() => accountApi.endSession(one.id), devices.loggedOut(name))}>${text.account.logOut}</button>`}
      </li>`;
  }

  #others() {
    const {devices} = account;
    return html`
      <button class="button" id="log-out-others" ?disabled=${this.busy}
        @click=${() => this.querySelector("dialog").showModal()}>${devices.logOutOthers}</button>
      <dialog id="devices-dialog" aria-labelledby="devices-ask">
        <h2 id="devices-ask">${devices.ask}</h2>
        <p>${devices.askNote}</p>
        <form method="dialog">
          <div class="actions">
            <button class="button">${devices.cancel}</button>
            <button class="button danger" id="log-out-others-really"
              @click=${() => this.#run(() => accountApi.endOtherSessions(), devices.othersLoggedOut)}>${text.account.logOut}</button>
          </div>
        </form>
      </dialog>`;
  }

  /** Ends sessions, and shows who is left. The pressed button may be gone then, so the focus goes to the heading. */
  async #run(end, done) {
    this.busy = true;
    this.done = "";
    const ended = await attempt(this, async () => {
      await end();
      await this.#load();
    });
    this.done = ended ? done : "";
    this.busy = false;
    await this.updateComplete;
    this.querySelector("#devices-heading")?.focus();
  }
}

customElements.define("parlor-device-list", DeviceList);
