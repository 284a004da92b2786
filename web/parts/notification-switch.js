import {html, nothing} from "/lib/lit/index.js";
import {attention} from "/turn-alert.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {text} from "/text.js";

/** The switch for notifications; not there where there can be none. */
class Notify extends ParlorElement {
  #changed = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    attention.addEventListener("change", this.#changed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    attention.removeEventListener("change", this.#changed);
  }

  render() {
    return attention.possible
      ? html`<button class="button quiet" id="notify" aria-pressed=${attention.on ? "true" : "false"} @click=${() => attention.toggle()}>
        ${attention.on ? text.game.notifyOn : text.game.notifyOff}
      </button>`
      : nothing;
  }
}

customElements.define("parlor-notification-switch", Notify);
