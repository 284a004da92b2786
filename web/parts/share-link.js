import {html, nothing} from "/lib/lit/index.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {text} from "/text.js";

const CONFIRMATION_SHOWN_FOR = 2_500;

/** A link to copy or to share with the system's share sheet. */
class ShareLink extends ParlorElement {
  static properties = {link: {}, confirmation: {state: true}};

  #timer = 0;

  constructor() {
    super();
    this.link = "";
    this.confirmation = "";
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  render() {
    const {game} = text;
    return html`
      <div class="share">
        <input id="share-link" readonly aria-label=${game.link} .value=${this.link} @focus=${(event) => event.target.select()}>
        <button class="button primary" id="copy-link" @click=${this.#copy}>${this.confirmation || game.copy}</button>
        ${navigator.share ? html`<button class="button" @click=${this.#share}>${game.share}</button>` : nothing}
      </div>
      <p class="visually-hidden" role="status">${this.confirmation}</p>`;
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.link);
      this.#confirm(text.game.copied);
    } catch {
      // Pages without TLS have no clipboard API: the text is selected, so that the system's shortcut copies it.
      this.querySelector("input").select();
      this.#confirm(document.execCommand("copy") ? text.game.copied : text.game.copyByHand);
    }
  }

  async #share() {
    try {
      await navigator.share({title: text.game.shareTitle, url: this.link});
    } catch (error) {
      if (error.name !== "AbortError") {
        await this.#copy();
      }
    }
  }

  #confirm(what) {
    this.confirmation = what;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.confirmation = ""), CONFIRMATION_SHOWN_FOR);
  }
}

customElements.define("parlor-share-link", ShareLink);
