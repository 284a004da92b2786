import {keyed} from "/lib/lit/directives/keyed.js";
import {html, nothing} from "/lib/lit/index.js";
import {EventController} from "/parts/event-controller.js";
import "/parts/friend-list.js";
import {ParlorElement} from "/parts/parlor-element.js";
import "/parts/thread.js";
import {router} from "/router.js";
import {drawer} from "/social/drawer-state.js";
import {people} from "/text/people.js";

/** Too narrow for a screen and the drawer side by side: the drawer covers the screen. */
const NARROW = window.matchMedia("(max-width: 64rem)");

/** The drawer with friends and messages, on every screen. Escape closes it and restores the focus. */
class Drawer extends ParlorElement {
  static properties = {social: {attribute: false}};

  #opener = null;
  #shown = "";
  #onKey = (event) => {
    if (event.key === "Escape" && drawer.open && !document.querySelector("dialog[open]")) {
      drawer.hide();
    }
  };

  constructor() {
    super();
    new EventController(this, () => [drawer, NARROW]);
  }

  /** Shows the new screen after a navigation. */
  #onNavigation = () => NARROW.matches && drawer.hide();

  connectedCallback() {
    super.connectedCallback();
    router.addEventListener("change", this.#onNavigation);
    document.addEventListener("keydown", this.#onKey);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    router.removeEventListener("change", this.#onNavigation);
    document.removeEventListener("keydown", this.#onKey);
    this.#setCovered(false);
  }

  render() {
    if (!drawer.open) {
      return nothing;
    }
    return html`
      <aside class="drawer" aria-label=${people.friends.heading}>
        ${drawer.friendId === null
          ? html`<parlor-friend-list .social=${this.social}></parlor-friend-list>`
          : keyed(drawer.friendId, html`<parlor-thread .social=${this.social} .friendId=${drawer.friendId}></parlor-thread>`)}
      </aside>`;
  }

  updated() {
    this.#setCovered(drawer.open && NARROW.matches);
    const shown = drawer.open ? `${drawer.friendId}` : "";
    if (shown !== this.#shown) {
      this.#moveFocus(this.#shown, shown);
      this.#shown = shown;
    }
  }

  /** Moves the focus into the opened panel, and back when the drawer closes. */
  #moveFocus(before, after) {
    this.#opener = before ? this.#opener : document.activeElement;
    if (after) {
      const inside = this.querySelector("parlor-friend-list, parlor-thread");
      inside.updateComplete.then(() => inside.focus());
    } else if (this.#opener?.isConnected) {
      this.#opener.focus();
    }
  }

  #setCovered(covered) {
    for (const element of document.querySelectorAll("parlor-app > :is(.page-header, main, .page-footer)")) {
      element.inert = covered;
    }
  }
}

customElements.define("parlor-drawer", Drawer);
