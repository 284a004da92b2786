import {html} from "/lib/lit/index.js";
import {accountApi} from "/account-api.js";
import {api} from "/api.js";
import {AccountForm} from "/parts/account-form.js";
import {router} from "/router.js";
import {session} from "/session.js";
import {text} from "/text.js";
import {account} from "/text/account.js";

const MIN_PASSWORD_LENGTH = 8;

/** The form that turns a guest account into a regular one. Fires `claimed` with the user JSON. */
class ClaimForm extends AccountForm {
  static properties = {
    /** @type {{first_name: string}} */
    user: {attribute: false},
  };

  check(values) {
    const errors = super.check(values);
    if (values.password && [...values.password].length < MIN_PASSWORD_LENGTH) {
      errors.password = text.account.shortPassword;
    }
    return errors;
  }

  async send(person) {
    const user = await accountApi.claim(person);
    session.updateUser(user);
    this.dispatchEvent(new CustomEvent("claimed", {detail: user}));
  }

  render() {
    const {claim} = account;
    return html`
      <section class="panel claim" aria-labelledby="claim-heading">
        <h2 id="claim-heading">${claim.heading}</h2>
        <p class="note">${claim.lead(this.user.first_name)}</p>
        ${this.form(html`
          ${this.field({name: "email", label: text.account.email, type: "email", autocomplete: "username", max: 254})}
          ${this.password("new-password", text.account.passwordHint)}
        `, {action: claim.action, busy: claim.busy})}
        <p class="note">${claim.other}</p>
        <button class="link" id="other-account" @click=${this.#leave}>${claim.logIn}</button>
      </section>`;
  }

  async #leave() {
    await api.logOut();
    router.go("/login");
  }
}

customElements.define("parlor-claim-form", ClaimForm);
