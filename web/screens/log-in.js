import {html} from "/lib/lit/index.js";
import {api} from "/api.js";
import {setTitle} from "/page-title.js";
import {AccountForm} from "/parts/account-form.js";
import {errorText, text} from "/text.js";

class LogIn extends AccountForm {
  connectedCallback() {
    super.connectedCallback();
    setTitle(text.titled(text.account.logInAction));
  }

  send({email, password}) {
    return api.logIn(email, password);
  }

  explain(error) {
    return error.code === "no_active_account" ? text.account.wrong : errorText(error);
  }

  render() {
    const {account} = text;
    return this.page({
      heading: account.logInHeading,
      lead: account.logInLead,
      action: account.logInAction,
      busy: account.logInBusy,
      fields: html`
        ${this.field({name: "email", label: account.email, type: "email", autocomplete: "username", max: 254})}
        ${this.password("current-password")}`,
      alternative: html`${account.noAccount} ${this.link("/register", account.registerAction)}`,
    });
  }
}

customElements.define("parlor-log-in", LogIn);
