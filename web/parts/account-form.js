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
 * What logging in and registering have in common: a form whose errors stand at their fields, which is never sent twice
 * and never loses what was typed. After it the app shows what the user came for.
 */
export class AccountForm extends ParlorElement {
  static properties = {
    /** Whether a session has just ended by itself. */
    expired: {type: Boolean},
    errors: {state: true}, failure: {state: true}, busy: {state: true}, passwordVisible: {state: true},
  };

  constructor() {
    super();
    /** One sentence per field. @type {Record<string, string>} */
    this.errors = {};
    this.failure = "";
    this.busy = false;
    /** Whether the password can be read. */
    this.passwordVisible = false;
  }

  /** What is wrong before the server is asked; empty: nothing. @returns {Record<string, string>} */
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

  /** Does it. @param {Record<string, string>} values @returns {Promise<void>} */
  send(_values) {
    throw new Error("abstract");
  }

  /** The sentence for a refusal that belongs to no field. @param {ApiError} error @returns {string} */
  explain(error) {
    return errorText(error);
  }

  /** The page around the fields. */
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

  /** The fields with the button below them. */
  form(fields, {action, busy}) {
    return html`<form novalidate @submit=${this.#submit}>
      ${fields}
      <p class="failure" role="alert">${this.failure}</p>
      <button class="button primary wide" ?disabled=${this.busy}>${this.busy ? busy : action}</button>
    </form>`;
  }

  /** Why the user is asked. */
  get notice() {
    if (this.expired) {
      return text.account.expired;
    }
    return router.next.startsWith("/play/") ? text.account.invited : "";
  }

  /** A field of this form. */
  field(options) {
    return formField({...options, error: this.errors[options.name]});
  }

  /** The password field; it can be made readable, which helps more than typing it twice. */
  password(autocomplete, hint) {
    const label = this.passwordVisible ? text.account.hidePassword : text.account.showPassword;
    const eye = html`<button type="button" class="password-toggle" aria-pressed=${this.passwordVisible} aria-label=${label} title=${label}
      @click=${() => (this.passwordVisible = !this.passwordVisible)}>
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="3"/>${this.passwordVisible ? nothing : slashIcon}</svg>
    </button>`;
    return this.field({name: "password", label: text.account.password, type: this.passwordVisible ? "text" : "password",
      autocomplete, hint, max: 128, trailing: eye});
  }

  /** The way to the other form, with the same destination. */
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

  /** Brings the user to the first field that is wrong. @returns {boolean} whether there is one */
  #focusFirstError() {
    const first = [...this.querySelectorAll("input")].find(({name}) => this.errors[name]);
    this.updateComplete.then(() => first?.focus());
    return first !== undefined;
  }
}
