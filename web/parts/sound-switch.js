import {html} from "/lib/lit/index.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {sounds} from "/sounds.js";
import {text} from "/text.js";

/** The switch for the sounds. */
class SoundSwitch extends ParlorElement {
  #changed = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    sounds.addEventListener("change", this.#changed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    sounds.removeEventListener("change", this.#changed);
  }

  render() {
    return html`<button class="button quiet" id="sound" aria-pressed=${sounds.enabled ? "true" : "false"} @click=${() => sounds.toggle()}>
      ${sounds.enabled ? text.game.soundOn : text.game.soundOff}
    </button>`;
  }
}

customElements.define("parlor-sound-switch", SoundSwitch);
