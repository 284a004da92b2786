import {html} from "/lib/lit/index.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {people} from "/text/people.js";

/** A menu to remove or block a friend, each with a confirmation. Fires `remove` or `block`. */
class FriendMenu extends ParlorElement {
  static properties = {name: {}};

  render() {
    const {friends} = people;
    return html`
      <details class="friend-menu">
        <summary class="icon-button" aria-label=${friends.more} title=${friends.more}>⋯</summary>
        <div class="menu">
          <button class="link" id="remove-friend" @click=${() => this.#confirm("remove")}>${friends.remove}</button>
          <button class="link" id="block-friend" @click=${() => this.#confirm("block")}>${friends.block}</button>
        </div>
      </details>
      ${this.#dialog("remove", friends.removeAsk(this.name), friends.removeNote, friends.remove)}
      ${this.#dialog("block", friends.blockAsk(this.name), friends.blockNote, friends.block)}`;
  }

  #dialog(what, heading, note, action) {
    return html`
      <dialog id="${what}-dialog" aria-labelledby="${what}-heading">
        <h2 id="${what}-heading">${heading}</h2>
        <p>${note}</p>
        <form method="dialog" class="actions">
          <button class="button">${people.friends.keep}</button>
          <button class="button danger" id="${what}-really" @click=${() => this.dispatchEvent(new Event(what))}>${action}</button>
        </form>
      </dialog>`;
  }

  #confirm(what) {
    this.querySelector("details").open = false;
    this.querySelector(`#${what}-dialog`).showModal();
  }
}

customElements.define("parlor-friend-menu", FriendMenu);
