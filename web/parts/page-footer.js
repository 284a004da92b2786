import {html, nothing} from "/lib/lit/index.js";
import {chooseLanguage, language, LANGUAGES} from "/language.js";
import "/parts/connection-status.js";
import {text} from "/text.js";

/**
 * The foot of every page: how the line to the server is, and in which language the page is.
 *
 * @param {import("/social/social-state.js").SocialState | null} social null: not there (yet)
 */
export const pageFooter = (social) => html`
  <footer class="page-footer">
    ${connection(social)}
    <label class="language">
      <span class="visually-hidden">${text.language}</span>
      <select id="language" @change=${(event) => chooseLanguage(event.target.value)}>
        ${Object.entries(LANGUAGES).map(([tag, name]) => html`<option value=${tag} lang=${tag} ?selected=${tag === language}>${name}</option>`)}
      </select>
    </label>
  </footer>`;

/** Without a login there is no line, but there may be no network either. */
function connection(social) {
  if (social) {
    return html`<parlor-connection-status .state=${social.connection} @retry=${() => social.reconnect()}></parlor-connection-status>`;
  }
  return navigator.onLine ? nothing : html`<parlor-connection-status .state=${{phase: "offline"}}></parlor-connection-status>`;
}
