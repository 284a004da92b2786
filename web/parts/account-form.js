import {html, nothing, svg} from "/lib/lit/index.js";
import {ApiError} from "/api.js";
import {boardPicture} from "/parts/board-picture.js";
import {formField} from "/parts/form-field.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {router, withNext} from "/router.js";
import {errorText, serverText, text} from "/text.js";

const slashIcon = svg`<path d="M4 20 20 4" />`;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * The base of the login, registration and claim forms: errors are shown at their fields, the form is never sent twice, and
 * it never loses input. Afterwards the app shows the requested screen.
 */
export class AccountForm extends ParlorElement {
  static properties = {
    /** Whether the session has just expired. */
    expired: {type: Boolean},
    errors: {state: true}, failure: {state: true}, busy: {state: true}, passwordVisible: {state: true},
  };

  constructor() {
    super();
    /** One sentence per field. @type {Record<string, string>} */
    this.errors = {};
    this.failure = "";
    this.busy = false;
    /** Whether the password is shown. */
    this.passwordVisible = false;
  }

  /** Checks the values before they are sent; returns one sentence per invalid field. @returns {Record<string, string>} */
  check(values) {
    const errors = {};
    for (const [name, value] of Object.entries(values)) {
      if (!value) {
        errors[name] = text.account.required;
      }
    }
    if (values.email && !EMAIL.test(values.email)) {
      errors.email = text.account.badEmail;
    }
    return errors;
  }

  /** Sends the form. @param {Record<string, string>} values @returns {Promise<void>} */
  send(_values) {
    throw new Error("abstract");
  }

  /** The sentence for an error that belongs to no field. @param {ApiError} error @returns {string} */
  explain(error) {
    return errorText(error);
  }

  /** The page with the form. */
  page({heading, lead, action, busy, fields, alternative}) {
    return html`
      <div class="account">
        <section class="panel">
          <h1>${heading}</h1>
          <p class="lead">${lead}</p>
          ${this.notice ? html`<p class="notice" role="status">${this.notice}</p>` : nothing}
          ${this.form(fields, {action, busy})}
          <p class="alternative">${alternative}</p>
        </section>
        <aside class="illustration" aria-hidden="true">${boardPicture("O_XXO___O")}</aside>
      </div>`;
  }

  /** The form: fields, error and button. */
  form(fields, {action, busy}) {
    return html`<form novalidate @submit=${this.#submit}>
      ${fields}
      <p class="failure" role="alert">${this.failure}</p>
      <button class="button primary wide" ?disabled=${this.busy}>${this.busy ? busy : action}</button>
    </form>`;
  }

  /** Why the user has to log in. */
  get notice() {
    if (this.expired) {
      return text.account.expired;
    }
    return router.next.startsWith("/play/") ? text.account.invited : "";
  }

  /** A field with its error. */
  field(options) {
    return formField({...options, error: this.errors[options.name]});
  }

  /** The password field with a button that shows the password, instead of a second field to repeat it. */
  password(autocomplete, hint) {
    const label = this.passwordVisible ? text.account.hidePassword : text.account.showPassword;
    const eye = html`<button type="button" class="password-toggle" aria-pressed=${this.passwordVisible} aria-label=${label} title=${label}
      @click=${() => (this.passwordVisible = !this.passwordVisible)}>
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="3"/>${this.passwordVisible ? nothing : slashIcon}</svg>
    </button>`;
    return this.field({name: "password", label: text.account.password, type: this.passwordVisible ? "text" : "password",
      autocomplete, hint, max: 128, trailing: eye});
  }

  /** A link to the other form that keeps the destination. */
  link(path, label) {
    return html`<a href=${withNext(path, router.next)}>${label}</a>`;
  }

  async #submit(event) {
    event.preventDefault();
    if (this.busy) {
      return;
    }
    const values = Object.fromEntries(new FormData(event.target));
    this.failure = "";
    this.errors = this.check(values);
    if (!this.#focusFirstError()) {
      this.busy = true;
      try {
        await this.send(values);
      } catch (error) {
        this.#showError(error);
      }
      this.busy = false;
    }
  }

  #showError(error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    this.errors = Object.fromEntries(Object.entries(error.fields).map(([name, sentences]) => [name, serverText(sentences)]));
    if (!this.#focusFirstError()) {
      this.failure = this.explain(error);
    }
  }

  /** Focuses the first invalid field. @returns {boolean} whether there is one */
  #focusFirstError() {
    const first = [...this.querySelectorAll("input")].find(({name}) => this.errors[name]);
    this.updateComplete.then(() => first?.focus());
    return first !== undefined;
  }
}
