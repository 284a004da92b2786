import {html, nothing} from "/lib/lit/index.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {text} from "/text.js";

/** The connection status, with a countdown to the next attempt. Fires `retry`. */
class ConnectionStatus extends ParlorElement {
  static properties = {state: {}};

  #timer = 0;

  constructor() {
    super();
    /** @type {import("/parlor/options.js").State} */
    this.state = {phase: "connecting"};
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  updated() {
    clearTimeout(this.#timer);
    if (this.state.retryAt !== undefined) {
      this.#timer = setTimeout(() => this.requestUpdate(), 250);
    }
  }

  render() {
    const {phase, retryAt} = this.state;
    if (phase === "closed") {
      return nothing;
    }
    return html`
      <p class="connection ${phase}">
        <span class="status-light" aria-hidden="true"></span>
        <span>${this.#label()}</span>
        ${retryAt === undefined ? nothing : html`<button class="link" @click=${this.#retry}>${text.connection.now}</button>`}
      </p>`;
  }

  #label() {
    const {phase, retryAt} = this.state;
    if (phase === "reconnecting" && retryAt !== undefined) {
      return text.connection.reconnectingIn(Math.max(1, Math.ceil((retryAt - Date.now()) / 1000)));
    }
    return text.connection[phase];
  }

  #retry() {
    this.dispatchEvent(new Event("retry"));
  }
}

customElements.define("parlor-connection-status", ConnectionStatus);
