import {html} from "/lib/lit/index.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {serverNow} from "/social/server-clock.js";
import {people} from "/text/people.js";

/** The time left to answer an invite or a rematch offer. */
class Countdown extends ParlorElement {
  static properties = {
    /** Milliseconds of the epoch, by the server's clock. */
    expiresAt: {attribute: false},
  };

  #timer = 0;

  updated() {
    clearTimeout(this.#timer);
    const left = this.expiresAt - serverNow();
    if (left > 0 && this.isConnected) {
      this.#timer = setTimeout(() => this.requestUpdate(), (left % 1_000) + 20);
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  render() {
    const seconds = Math.ceil((this.expiresAt - serverNow()) / 1_000);
    const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    return html`<span class="countdown" role="timer">${seconds > 0 ? people.invites.left(time) : people.invites.over}</span>`;
  }
}

customElements.define("parlor-countdown", Countdown);
