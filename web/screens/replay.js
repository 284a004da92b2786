import {html, nothing} from "/lib/lit/index.js";
import {api} from "/api.js";
import {setTitle} from "/page-title.js";
import {attempt} from "/parts/attempt.js";
import {boardPicture} from "/parts/board-picture.js";
import "/parts/board.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {seats} from "/parts/seats.js";
import "/parts/share-link.js";
import {fromGame, isPlayer, playerName} from "/position.js";
import {router} from "/router.js";
import {headline} from "/status-text.js";
import {errorText, text} from "/text.js";
import {replay as words} from "/text/replay.js";

/** The step that a key leads to. */
const KEY_STEPS = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  Home: () => 0,
  End: () => Infinity,
};

/** The replay of a finished game, by buttons, a slider or the arrow keys. */
class Replay extends ParlorElement {
  static properties = {
    gameId: {attribute: false},
    game: {state: true}, steps: {state: true}, stepIndex: {state: true}, failure: {state: true}, link: {state: true},
  };

  constructor() {
    super();
    this.game = null;
    /** @type {any[]} */
    this.steps = [];
    /** The step on the board. */
    this.stepIndex = 0;
    this.failure = "";
    /** Whether it failed because the game does not exist for this user. */
    this.missing = false;
    this.link = "";
  }

  #onKey = (event) => {
    const step = KEY_STEPS[event.key];
    const busy = event.target instanceof Element && event.target.closest("input, select, textarea, dialog, [role=grid]");
    if (step && this.game && !busy && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.#go(step(this.stepIndex));
    }
  };

  connectedCallback() {
    super.connectedCallback();
    setTitle(text.titled(words.title));
    document.addEventListener("keydown", this.#onKey);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.#onKey);
  }

  firstUpdated() {
    this.#load();
  }

  #load() {
    return attempt(this, async () => {
      const [game, record] = await Promise.all([api.game(this.gameId), api.moves(this.gameId)]);
      if (!game.is_completed) {
        router.go(`/play/${this.gameId}`, {replace: true});
        return;
      }
      this.steps = record.moves.filter(({kind}) => kind !== "join");
      this.game = fromGame(game);
      this.link = game.watchable ? location.origin + router.path : "";
      this.stepIndex = this.steps.length - 1;
      setTitle(text.titled(words.titled(headline(this.game))));
    }, (error) => this.#explain(error));
  }

  #explain(error) {
    this.missing = error.status === 404;
    return this.missing ? text.game.trouble.missing[1] : errorText(error);
  }

  #go(to) {
    this.stepIndex = Math.max(0, Math.min(this.steps.length - 1, to));
  }

  /** The position after the current step. */
  get #position() {
    const last = this.stepIndex === this.steps.length - 1;
    const step = this.steps[this.stepIndex];
    const turn = this.steps[this.stepIndex + 1]?.role ?? this.game.turn;
    return last
      ? this.game
      : {...this.game, board: step.board_state, turn, over: false, winner: null, winningLine: []};
  }

  render() {
    if (this.failure && !this.game) {
      return html`
        <section class="message">
          <div class="illustration small" aria-hidden="true">${boardPicture("_________")}</div>
          <h1>${this.missing ? text.game.trouble.missing[0] : text.errors.heading}</h1>
          <p class="lead" role="alert">${this.failure}</p>
          <p class="actions">
            ${this.missing ? nothing : html`<button class="button primary" @click=${() => this.#load()}>${text.errors.retry}</button>`}
            <a class="button" href="/">${text.missing.action}</a>
          </p>
        </section>`;
    }
    if (!this.game) {
      return html`<p class="loading" role="status">${text.loading}</p>`;
    }
    const position = this.#position;
    return html`
      <div class="game replay">
        <div class="game-status">
          <h1 id="headline">${headline(this.game)}</h1>
          <p class="lead" id="step" role="status">${this.#stepText()}</p>
        </div>
        <parlor-board .cells=${position.board} .winningLine=${position.winningLine} .role=${""} .playable=${false} .pending=${null}
          .latest=${this.steps[this.stepIndex].position} .refused=${null}></parlor-board>
        <div class="game-sidebar">
          ${this.#scrubber()}
          ${seats(position)}
          <p class="failure" role="alert">${this.failure}</p>
          ${this.#share()}
          <div class="actions"><a class="button" href="/">${text.game.home}</a></div>
        </div>
      </div>`;
  }

  #scrubber() {
    const last = this.steps.length - 1;
    const button = (id, to, label, sign, off) => html`
      <button class="button" id=${id} aria-label=${label} title=${label} ?disabled=${off} @click=${() => this.#go(to)}>${sign}</button>`;
    return html`
      <div class="scrubber">
        ${button("first", 0, words.first, "«", this.stepIndex === 0)}
        ${button("back", this.stepIndex - 1, words.back, "‹", this.stepIndex === 0)}
        <input type="range" id="scrub" min="0" max=${last} .value=${String(this.stepIndex)} aria-label=${words.scrub}
          aria-valuetext=${this.#stepText()} @input=${(event) => this.#go(Number(event.target.value))}>
        ${button("forward", this.stepIndex + 1, words.forward, "›", this.stepIndex === last)}
        ${button("last", last, words.last, "»", this.stepIndex === last)}
      </div>
      <p class="key-help">${words.keys}</p>`;
  }

  #stepText() {
    const {kind, role, position} = this.steps[this.stepIndex];
    const name = role === this.game.role ? text.game.you : playerName(this.game, role);
    const what = kind === "resign"
      ? words.resigned(name)
      : position === null
        ? words.begins(name)
        : text.game.moved(kind === "start" ? playerName(this.game, role) : name, Math.floor(position / 3) + 1, (position % 3) + 1);
    return words.step(this.stepIndex, this.steps.length - 1, what);
  }

  #share() {
    if (this.link) {
      return html`<section class="invite"><p>${words.shared}</p><parlor-share-link .link=${this.link}></parlor-share-link></section>`;
    }
    return isPlayer(this.game)
      ? html`<section class="invite">
        <p>${words.private}</p>
        <button class="button" id="share-replay" @click=${() => this.#publish()}>${words.share}</button>
      </section>`
      : nothing;
  }

  #publish() {
    return attempt(this, async () => {
      await api.share(this.gameId);
      this.link = location.origin + router.path;
    });
  }
}

customElements.define("parlor-replay", Replay);
