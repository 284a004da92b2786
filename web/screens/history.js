import {html, nothing} from "/lib/lit/index.js";
import {api} from "/api.js";
import {setTitle} from "/page-title.js";
import {attempt} from "/parts/attempt.js";
import {gameList} from "/parts/game-list.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {fromGame, isAbandoned} from "/position.js";
import {text} from "/text.js";
import {replay as words} from "/text/replay.js";

const PAGE_SIZE = 20;

/** All finished games of the user, the latest first, page by page. */
class History extends ParlorElement {
  static properties = {games: {state: true}, more: {state: true}, failure: {state: true}, busy: {state: true}};

  /** The id of the oldest loaded game; games that nobody joined are not shown. @type {number | undefined} */
  #oldestId;

  constructor() {
    super();
    /** Null until the first page is loaded. */
    this.games = null;
    this.more = false;
    this.failure = "";
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    setTitle(text.titled(words.history.title));
    this.#load();
  }

  async #load() {
    this.busy = true;
    await attempt(this, async () => {
      const page = await api.games("completed", PAGE_SIZE, this.#oldestId);
      this.#oldestId = page.at(-1)?.id ?? this.#oldestId;
      const games = page.map((game) => ({...fromGame(game), updated: game.updated_at}));
      this.games = [...(this.games ?? []), ...games.filter((game) => !isAbandoned(game))];
      this.more = page.length === PAGE_SIZE;
    });
    this.busy = false;
  }

  render() {
    const {history} = words;
    return html`
      <div class="history">
        <h1>${history.heading}</h1>
        <p class="failure" role="alert">${this.failure}</p>
        ${this.games === null
          ? html`<p class="loading" role="status">${text.loading}</p>`
          : this.games.length ? gameList(this.games) : html`<p class="empty-note">${history.none}</p>`}
        ${this.more || (this.failure && this.games === null)
          ? html`<p class="actions"><button class="button" id="more" ?disabled=${this.busy} @click=${() => this.#load()}>
            ${this.games === null ? text.errors.retry : history.more}
          </button></p>`
          : nothing}
      </div>`;
  }
}

customElements.define("parlor-history", History);
