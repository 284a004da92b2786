import {html} from "/lib/lit/index.js";
import {LANGUAGES, language, speak} from "/language.js";
import {text} from "/text.js";

/** The foot of every page: in which language it is. */
export const foot = () => html`
  <footer class="foot">
    <label class="language">
      <span class="unseen">${text.language}</span>
      <select id="language" @change=${(event) => speak(event.target.value)}>
        ${Object.entries(LANGUAGES).map(([tag, name]) => html`<option value=${tag} lang=${tag} ?selected=${tag === language}>${name}</option>`)}
      </select>
    </label>
  </footer>`;
