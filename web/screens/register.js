import {html} from "/lib/lit/index.js";
import {api} from "/api.js";
import {setTitle} from "/page-title.js";
import {AccountForm} from "/parts/account-form.js";
import {text} from "/text.js";

const MIN_PASSWORD_LENGTH = 8;

class Register extends AccountForm {
  connectedCallback() {
    super.connectedCallback();
    setTitle(text.titled(text.account.registerHeading));
  }

  check(values) {
    const errors = super.check(values);
    if (values.password && [...values.password].length < MIN_PASSWORD_LENGTH) {
      errors.password = text.account.shortPassword;
    }
    return errors;
  }

  async send(person) {
    await api.register(person);
    await api.logIn(person.email, person.password);
  }

  render() {
    const {account} = text;
    return this.page({
      heading: account.registerHeading,
      lead: account.registerLead,
      action: account.registerAction,
      busy: account.registerBusy,
      fields: html`
        <div class="field-pair">
          ${this.field({name: "first_name", label: account.firstName, autocomplete: "given-name", max: 26})}
          ${this.field({name: "last_name", label: account.lastName, autocomplete: "family-name", max: 26})}
        </div>
        ${this.field({name: "email", label: account.email, type: "email", autocomplete: "username", max: 254})}
        ${this.password("new-password", account.passwordHint)}`,
      alternative: html`${account.haveAccount} ${this.link("/login", account.logInAction)}`,
    });
  }
}

customElements.define("parlor-register", Register);
