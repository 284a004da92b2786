import {html, nothing} from "/lib/lit/index.js";
import {announce} from "/announcer.js";
import {api, ApiError} from "/api.js";
import {LiveGame} from "/live-game.js";
import {told} from "/narration.js";
import "/parts/board.js";
import "/parts/connection.js";
import {ParlorElement} from "/parts/element.js";
import "/parts/rematch.js";
import "/parts/resign.js";
import {seats} from "/parts/seats.js";
import "/parts/share-link.js";
import {table} from "/parts/table.js";
import {abandoned, myTurn, nameOf, other, seated, waiting} from "/position.js";
import {router} from "/router.js";
import {headline, remark} from "/standing.js";
import {sentence, text} from "/text.js";
import {people} from "/text/people.js";

/** One game, live: as a player or as an onlooker. */
class Game extends ParlorElement {
  static properties = {gameId: {attribute: false}, latest: {state: true}, failure: {state: true}};

  /** @type {LiveGame | null} */
  #live = null;
  #phase = "connecting";
  /** Whether the user has been told of the rematch that is offered. */
  #offered = false;

  constructor() {
    super();
    this.latest = null;
    this.failure = "";
  }

  /** Not when connected: an element that is older than its class gets its properties with the first update only. */
  willUpdate() {
    if (this.#live === null && this.isConnected) {
      document.title = text.titled(text.game.title);
      this.#live = new LiveGame(this.gameId);
      this.#live.addEventListener("change", () => this.#changed());
      this.#live.addEventListener("step", (event) => this.#stepped(event.detail));
      this.#live.addEventListener("rematch", ({detail: game}) => router.go(`/play/${game}`));
      this.#live.open();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#live?.close();
  }

  #stepped({before, after}) {
    const {lines, latest} = told(before, after);
    this.latest = latest;
    lines.forEach(announce);
  }

  #changed() {
    this.requestUpdate();
    const {position, connection, rematch} = this.#live;
    if (rematch.offer?.toMe && !this.#offered) {
      announce(people.rematch.offered(nameOf(position, other(position.role))));
    }
    this.#offered = rematch.offer?.toMe ?? false;
    if (position) {
      document.title = text.titled(headline(position));
    }
    const lost = connection.phase === "reconnecting" || connection.phase === "offline";
    if (lost && this.#phase === "connected") {
      announce(text.connection.lostSpoken);
      this.#phase = "lost";
    } else if (connection.phase === "connected") {
      if (this.#phase === "lost") {
        announce(text.connection.backSpoken);
      }
      this.#phase = "connected";
    }
  }

  render() {
    if (this.#live === null) {
      return nothing;
    }
    const {position, trouble} = this.#live;
    if (trouble && !(position && trouble instanceof ApiError)) {
      return this.#trouble(trouble);
    }
    if (!position) {
      return html`<p class="loading" role="status">${text.loading}</p>`;
    }
    return html`
      <div class="game">
        <div class="standing">
          <h1 id="headline">${headline(position)}</h1>
          <p class="lead">${this.#live.unsent ? text.game.notes.unsent : remark(position)}</p>
        </div>
        <parlor-board
          .cells=${position.board} .line=${position.line} .role=${seated(position) ? position.role : ""}
          .playable=${myTurn(position)} .pending=${this.#live.pending} .latest=${this.latest}
          .refused=${this.#live.refused?.place ?? null} @play=${(event) => this.#live.move(event.detail)}></parlor-board>
        <div class="beside">
          ${seats(position)}
          <p class="failure" role="alert">${this.#refusal()}</p>
          ${waiting(position) && seated(position) ? this.#share() : nothing}
          ${this.#actions(position)}
          <parlor-connection .state=${this.#live.connection} @retry=${() => this.#live.retry()}></parlor-connection>
          ${myTurn(position) || (!position.over && seated(position)) ? html`<p class="keys">${text.game.keys}</p>` : nothing}
        </div>
      </div>`;
  }

  #refusal() {
    const {refused, trouble} = this.#live;
    if (this.failure || trouble) {
      return this.failure || sentence(trouble);
    }
    return refused ? text.game.refused[refused.code] ?? text.game.refusedOther : "";
  }

  #share() {
    return html`
      <section class="invite">
        <p>${text.game.waitingLead}</p>
        <parlor-share-link .link=${location.origin + router.path}></parlor-share-link>
        <button class="link" id="cancel-table" @click=${this.#cancel}>${text.game.cancel}</button>
      </section>`;
  }

  async #cancel() {
    if (await this.#live.cancel()) {
      router.go("/");
    }
  }

  #actions(position) {
    const {game} = text;
    if (!position.over) {
      return seated(position) && !waiting(position)
        ? html`<div class="actions"><parlor-resign @resign=${() => this.#live.resign()}></parlor-resign></div>`
        : nothing;
    }
    return html`
      <div class="actions once-more">
        ${seated(position) && !abandoned(position) ? this.#onceMore(position) : nothing}
        <a class="button" href="/">${game.home}</a>
      </div>`;
  }

  #onceMore(position) {
    return position.computer
      ? html`<button class="button primary" id="again" @click=${() => this.#live.again()}>${text.game.again}</button>`
      : html`
        <parlor-rematch .rematch=${this.#live.rematch} .name=${nameOf(position, other(position.role))}></parlor-rematch>
        <button class="button" id="new-game" @click=${this.#newGame}>${text.game.newGame}</button>`;
  }

  async #newGame() {
    try {
      router.go(`/play/${(await api.playFriend()).id}`);
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      this.failure = sentence(error);
    }
  }

  #trouble(trouble) {
    const [heading, lead] = trouble instanceof ApiError ? [text.errors.heading, sentence(trouble)] : text.game.trouble[trouble];
    return html`
      <section class="message">
        <div class="scene small" aria-hidden="true">${table("_________")}</div>
        <h1>${heading}</h1>
        <p class="lead" role="alert">${lead}</p>
        <p class="actions">
          ${trouble instanceof ApiError || trouble === "ended"
            ? html`<button class="button primary" @click=${() => this.#live.open()}>${text.errors.retry}</button>`
            : nothing}
          <a class="button" href="/">${text.missing.action}</a>
        </p>
      </section>`;
  }
}

customElements.define("parlor-game", Game);
