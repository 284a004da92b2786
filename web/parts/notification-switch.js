import {html, nothing} from "/lib/lit/index.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {text} from "/text.js";
import {turnAlert} from "/turn-alert.js";

/** The switch for notifications; hidden if the browser does not support them. */
class NotificationSwitch extends ParlorElement {
  #changed = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    turnAlert.addEventListener("change", this.#changed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    turnAlert.removeEventListener("change", this.#changed);
  }

  render() {
    const {supported, enabled} = turnAlert;
    return supported
      ? html`<button class="button quiet" id="notify" aria-pressed=${enabled ? "true" : "false"} @click=${() => turnAlert.toggle()}>
        ${enabled ? text.game.notifyOn : text.game.notifyOff}
      </button>`
      : nothing;
  }
}

customElements.define("parlor-notification-switch", NotificationSwitch);
