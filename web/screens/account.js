import {html, nothing} from "/lib/lit/index.js";
import {accountApi, cropToSquare} from "/account-api.js";
import {api} from "/api.js";
import {setTitle} from "/page-title.js";
import {attempt} from "/parts/attempt.js";
import {avatar} from "/parts/avatar.js";
import "/parts/blocked-users.js";
import "/parts/claim-form.js";
import "/parts/device-list.js";
import {formField} from "/parts/form-field.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {record, userRecord} from "/parts/record.js";
import {session} from "/session.js";
import {errorText, serverText, text} from "/text.js";
import {account} from "/text/account.js";

const MAX_NAME_LENGTH = 26;
const MAX_PASSWORD_LENGTH = 128;

/** The user's own account: record, name, picture, password, devices, blocked users, data export, and deletion. */
class Account extends ParlorElement {
  static properties = {
    blockListVersion: {attribute: false}, sessionListVersion: {attribute: false},
    user: {state: true}, errors: {state: true}, done: {state: true}, failure: {state: true}, busy: {state: true},
  };

  constructor() {
    super();
    this.blockListVersion = 0;
    this.sessionListVersion = 0;
    this.user = null;
    /** One sentence per field. @type {Record<string, string>} */
    this.errors = {};
    /** The part that was saved last: `name`, `picture`, `password`, `claim`, or "". */
    this.done = "";
    this.failure = "";
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    setTitle(text.titled(account.title));
    attempt(this, async () => (this.user = await api.profile()));
    session.addEventListener("user", this.#changedElsewhere);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    session.removeEventListener("user", this.#changedElsewhere);
  }

  #changedElsewhere = () => {
    if (this.user?.id === session.user?.id) {
      this.user = {...this.user, ...session.user};
    }
  };

  render() {
    return html`
      <div class="settings">
        <h1>${account.heading}</h1>
        <p class="failure" role="alert">${this.failure}</p>
        ${this.#done("claim", account.claim.done)}
        ${this.user ? this.#profile() : html`<p class="loading" role="status">${text.loading}</p>`}
        <parlor-blocked-users .version=${this.blockListVersion}></parlor-blocked-users>
        ${this.#data()} ${this.#delete()}
      </div>`;
  }

  #profile() {
    const {guest} = this.user;
    return html`
      ${guest ? this.#claim() : nothing}
      ${this.#record()} ${this.#name()} ${this.#picture()}
      ${guest ? nothing : html`${this.#password()}<parlor-device-list .version=${this.sessionListVersion}></parlor-device-list>`}`;
  }

  #claim() {
    return html`<parlor-claim-form .user=${this.user} @claimed=${this.#claimed}></parlor-claim-form>`;
  }

  #claimed(event) {
    this.user = event.detail;
    this.done = "claim";
  }

  #record() {
    const words = text.home.record;
    return html`
      <section class="panel" aria-labelledby="record-heading">
        <h2 id="record-heading">${words.heading}</h2>
        ${record(userRecord(this.user))}
        <p class="note">${words.note}</p>
      </section>`;
  }

  #name() {
    const [first, last] = [text.account.firstName, text.account.lastName];
    return html`
      <section class="panel" aria-labelledby="name-heading">
        <h2 id="name-heading">${account.name}</h2>
        <p class="note">${account.nameLead}</p>
        <form novalidate @submit=${(event) => this.#send(event, "name", (values) => this.#rename(values))}>
          <div class="field-pair">
            ${this.#field({name: "first_name", label: first, autocomplete: "given-name", max: MAX_NAME_LENGTH,
              value: this.user.first_name})}
            ${this.#field({name: "last_name", label: last, autocomplete: "family-name", max: MAX_NAME_LENGTH,
              value: this.user.last_name})}
          </div>
          ${this.#done("name", account.saved)}
          <button class="button primary" ?disabled=${this.busy}>${account.save}</button>
        </form>
      </section>`;
  }

  #picture() {
    const {id, first_name: name, avatar: picture} = this.user;
    return html`
      <section class="panel" aria-labelledby="picture-heading">
        <h2 id="picture-heading">${account.picture}</h2>
        <div class="picture-form">
          ${avatar({id, name, picture})}
          <div>
            <p class="note" id="picture-note">${account.pictureLead}</p>
            <p class="actions">
              <label class="button">
                <input class="visually-hidden" type="file" id="picture" accept="image/png,image/jpeg"
                  aria-describedby="picture-note" @change=${this.#onPictureChosen}>
                ${account.choose}
              </label>
              ${picture
                ? html`<button class="link" id="remove-picture" @click=${this.#removePicture}>${account.removePicture}</button>`
                : nothing}
            </p>
            ${this.#done("picture", account.saved)}
          </div>
        </div>
      </section>`;
  }

  #password() {
    return html`
      <section class="panel" aria-labelledby="password-heading">
        <h2 id="password-heading">${account.password}</h2>
        <p class="note">${account.passwordLead}</p>
        <form novalidate @submit=${(event) => this.#send(event, "password", (values) => this.#changePassword(values, event.target))}>
          <input hidden type="text" name="username" autocomplete="username" .value=${this.user.email}>
          <div class="field-pair">
            ${this.#field({name: "current", label: account.current, type: "password", autocomplete: "current-password",
              max: MAX_PASSWORD_LENGTH})}
            ${this.#field({name: "new", label: account.fresh, type: "password", autocomplete: "new-password",
              max: MAX_PASSWORD_LENGTH, hint: text.account.passwordHint})}
          </div>
          ${this.#done("password", account.changed)}
          <button class="button" ?disabled=${this.busy}>${account.change}</button>
        </form>
      </section>`;
  }

  #data() {
    return html`
      <section class="panel" aria-labelledby="data-heading">
        <h2 id="data-heading">${account.data}</h2>
        <p class="note">${account.dataLead}</p>
        <button class="button" id="download" @click=${() => attempt(this, () => this.#download())}>${account.download}</button>
      </section>`;
  }

  #delete() {
    return html`
      <section class="panel" aria-labelledby="delete-heading">
        <h2 id="delete-heading">${account.delete}</h2>
        <p class="note">${account.deleteLead}</p>
        <button class="button danger" id="delete-account"
          @click=${() => this.querySelector("#delete-dialog").showModal()}>${account.delete}</button>
        <dialog id="delete-dialog" aria-labelledby="delete-ask">
          <h2 id="delete-ask">${account.deleteAsk}</h2>
          <p>${this.user?.guest ? account.deleteGuest : account.deleteNote}</p>
          <form novalidate @submit=${(event) => this.#send(event, "", ({password}) => this.#deleteAccount(password))}>
            ${this.user?.guest ? nothing : this.#passwordConfirmation()}
            <div class="actions">
              <button class="button" type="button" @click=${() => this.querySelector("#delete-dialog").close()}>${account.keep}</button>
              <button class="button danger" id="delete-really" ?disabled=${this.busy}>${account.delete}</button>
            </div>
          </form>
        </dialog>
      </section>`;
  }

  #passwordConfirmation() {
    return html`
      <input hidden type="text" name="username" autocomplete="username" .value=${this.user?.email ?? ""}>
      ${this.#field({name: "password", label: text.account.password, type: "password", autocomplete: "current-password",
        max: MAX_PASSWORD_LENGTH})}`;
  }

  #field(options) {
    return formField({...options, error: this.errors[options.name]});
  }

  #done(what, words) {
    return html`<p class="success" role="status">${this.done === what ? words : ""}</p>`;
  }

  /** Sends a form, and shows errors at their fields. */
  async #send(event, what, work) {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.target));
    this.errors = Object.fromEntries(Object.keys(values).filter((name) => !values[name]).map((name) => [name, text.account.required]));
    this.done = "";
    if (!this.busy && Object.keys(this.errors).length === 0) {
      this.busy = true;
      const done = await attempt(this, () => work(values), (error) => this.#showFieldErrors(error));
      this.done = done ? what : "";
      this.busy = false;
    }
    await this.updateComplete;
    event.target.querySelector("[aria-invalid]")?.focus();
  }

  #showFieldErrors(error) {
    this.errors = Object.fromEntries(Object.entries(error.fields).map(([name, sentences]) =>
      [name, sentences.includes("Wrong password.") ? account.wrong : serverText(sentences)]));
    return Object.keys(this.errors).length ? "" : errorText(error);
  }

  async #rename({first_name, last_name}) {
    this.#setUser(await accountApi.rename({first_name, last_name}));
  }

  async #changePassword(values, form) {
    await accountApi.changePassword(values.current, values.new);
    form.reset();
  }

  async #onPictureChosen(event) {
    const image = event.target.files[0] && (await cropToSquare(event.target.files[0]));
    event.target.value = "";
    this.done = "";
    if (!image) {
      this.failure = account.pictureBad;
    } else if (await attempt(this, async () => this.#setUser(await accountApi.uploadPicture(image)), pictureErrorText)) {
      this.done = "picture";
    }
  }

  async #removePicture() {
    if (await attempt(this, () => accountApi.removePicture())) {
      this.#setUser({...this.user, avatar: null});
      this.done = "picture";
    }
  }

  #setUser(user) {
    this.user = user;
    session.updateUser(user);
  }

  async #download() {
    const file = new Blob([JSON.stringify(await accountApi.exportData(), null, 2)], {type: "application/json"});
    const link = Object.assign(document.createElement("a"), {href: URL.createObjectURL(file), download: account.file});
    link.click();
    URL.revokeObjectURL(link.href);
  }

  async #deleteAccount(password) {
    await accountApi.delete(password);
    session.end("logout");
  }
}

const pictureErrorText = (error) => (error.status === 400 || error.status === 415 ? account.pictureBad : errorText(error));

customElements.define("parlor-account", Account);
