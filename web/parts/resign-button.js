import {html} from "/lib/lit/index.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {text} from "/text.js";

/** The button to resign, with a confirmation. Fires `resign`. */
class ResignButton extends ParlorElement {
  render() {
    const {game} = text;
    return html`
      <button class="button" id="resign" @click=${() => this.querySelector("dialog").showModal()}>${game.resign}</button>
      <dialog aria-labelledby="resign-heading">
        <h2 id="resign-heading">${game.resignAsk}</h2>
        <p>${game.resignNote}</p>
        <form method="dialog" class="actions">
          <button class="button">${game.resignStay}</button>
          <button class="button danger" id="resign-really" @click=${() => this.dispatchEvent(new Event("resign"))}>${game.resign}</button>
        </form>
      </dialog>`;
  }
}

customElements.define("parlor-resign-button", ResignButton);
