import {html, nothing, svg} from "/lib/lit/index.js";
import {api} from "/api.js";
import {avatar} from "/parts/avatar.js";
import {wordmark} from "/parts/wordmark.js";
import {session} from "/session.js";
import {drawer} from "/social/drawer-state.js";
import {text} from "/text.js";

const friendsIcon = svg`<circle cx="9" cy="8.5" r="3.4"/><path d="M2.8 19.5c.4-3.6 2.9-5.6 6.2-5.6s5.8 2 6.2 5.6"/><path d="M15.4 5.4a3.3 3.3 0 0 1 .6 6.4M18.2 14.6c1.8.8 2.8 2.5 3 4.9"/>`;

/** The header of every page. @param {import("/social/social-state.js").SocialState | null} social null until loaded */
export function pageHeader(social) {
  return html`
    <header class="page-header">
      ${wordmark()}
      ${session.loggedIn
        ? html`
          <nav aria-label=${text.account.menu}>
            ${friends(social)} ${account(session.user)}
            ${session.user?.guest ? keepAccountLink() : logOutButton()}
          </nav>`
        : nothing}
    </header>`;
}

/** Guests cannot log in again, so they get a link to keep the account instead of a logout button. */
const keepAccountLink = () => html`<a class="button quiet" id="keep" href="/account">${text.account.keep}</a>`;

const logOutButton = () => html`
  <button class="button quiet" id="log-out" @click=${() => api.logOut()}>${text.account.logOut}</button>`;

function friends(social) {
  const waiting = social?.waiting ?? 0;
  return html`
    <button class="button quiet" id="friends" aria-label=${text.account.friends(waiting)} @click=${() => drawer.toggle()}>
      <svg class="picture" viewBox="0 0 24 24" aria-hidden="true">${friendsIcon}</svg>
      <span class="label">${text.account.friends(0)}</span>
      ${waiting ? html`<span class="badge">${waiting > 99 ? "99+" : waiting}</span>` : nothing}
    </button>`;
}

function account(user) {
  return html`
    <a class="button quiet" id="account" href="/account" aria-label=${text.account.page}>
      ${user ? avatar({id: user.id, name: user.first_name, picture: user.avatar}) : nothing}
      <span class="label">${user?.first_name ?? text.account.page}</span>
    </a>`;
}
