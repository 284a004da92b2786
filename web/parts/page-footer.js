import {html, nothing} from "/lib/lit/index.js";
import {chooseLanguage, language, LANGUAGES} from "/language.js";
import "/parts/connection-status.js";
import {text} from "/text.js";

/**
 * The footer of every page: the connection status and the language.
 *
 * @param {import("/social/social-state.js").SocialState | null} social null until loaded
 */
export const pageFooter = (social) => html`
  <footer class="page-footer">
    ${connection(social)}
    <label class="language">
      <span class="visually-hidden">${text.language}</span>
      <select id="language" @change=${(event) => chooseLanguage(event.target.value)}>
        ${Object.entries(LANGUAGES).map(([tag, name]) => html`
          <option value=${tag} lang=${tag} ?selected=${tag === language}>${name}</option>`)}
      </select>
    </label>
  </footer>`;

/** Visitors have no socket, but the browser may report that there is no network. */
function connection(social) {
  if (social) {
    return html`<parlor-connection-status .state=${social.connection} @retry=${() => social.reconnect()}></parlor-connection-status>`;
  }
  return navigator.onLine ? nothing : html`<parlor-connection-status .state=${{phase: "offline"}}></parlor-connection-status>`;
}
