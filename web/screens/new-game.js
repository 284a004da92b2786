import {html} from "/lib/lit/index.js";
import {api} from "/api.js";
import {setTitle} from "/page-title.js";
import {attempt} from "/parts/attempt.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {router} from "/router.js";
import {text} from "/text.js";

const LEVEL = "medium";

/** Creates a game and opens it: against the computer, or for anyone who gets the link. */
class NewGame extends ParlorElement {
  static properties = {
    /** `computer` or `link`. */
    kind: {},
    failure: {state: true},
  };

  constructor() {
    super();
    this.failure = "";
  }

  firstUpdated() {
    setTitle(text.titled(text.game.title));
    this.#start();
  }

  #start() {
    const create = this.kind === "computer" ? () => api.playComputer(LEVEL) : api.playFriend;
    // The game replaces this page in the history, because going back must not create another one.
    return attempt(this, async () => router.go(`/play/${(await create()).id}`, {replace: true}));
  }

  render() {
    return this.failure
      ? html`
        <section class="message">
          <h1>${text.errors.heading}</h1>
          <p class="lead" role="alert">${this.failure}</p>
          <p class="actions"><button class="button primary" @click=${() => this.#start()}>${text.errors.retry}</button></p>
        </section>`
      : html`<p class="loading" role="status">${text.loading}</p>`;
  }
}

customElements.define("parlor-new-game", NewGame);
