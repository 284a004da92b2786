import {html, nothing} from "/lib/lit/index.js";
import {announce} from "/announcer.js";
import {api, ApiError} from "/api.js";
import {attention} from "/turn-alert.js";
import {LiveGame} from "/live-game.js";
import {told} from "/narration.js";
import "/parts/board.js";
import "/parts/connection-status.js";
import "/parts/notification-switch.js";
import "/parts/sound-switch.js";
import {ParlorElement} from "/parts/parlor-element.js";
import "/parts/rematch-panel.js";
import "/parts/resign-button.js";
import {seats} from "/parts/seats.js";
import "/parts/share-link.js";
import {table} from "/parts/board-picture.js";
import {abandoned, myTurn, nameOf, other, seated, waiting} from "/position.js";
import {router} from "/router.js";
import {session} from "/session.js";
import {sounds} from "/sounds.js";
import {headline, remark} from "/status-text.js";
import {sentence, text} from "/text.js";
import {people} from "/text/people.js";
import {entitle} from "/page-title.js";

/** One game, live: as a player or as an onlooker. */
class Game extends ParlorElement {
  static properties = {gameId: {attribute: false}, latest: {state: true}, against: {state: true}, failure: {state: true}};

  /** @type {LiveGame | null} */
  #live = null;
  #phase = "connecting";
  /** The place of the user's move that has sounded already. @type {number | null} */
  #own = null;
  #refused = null;
  /** Whether the user has been told of the rematch that is offered. */
  #offered = false;

  constructor() {
    super();
    this.latest = null;
    this.failure = "";
    /** How the user stands against this opponent, once it is known. */
    this.against = null;
  }

  /** Not when connected: an element that is older than its class gets its properties with the first update only. */
  willUpdate() {
    if (this.#live === null && this.isConnected) {
      entitle(text.titled(text.game.title));
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
    attention.rest();
  }

  #stepped({before, after}) {
    const {lines, latest} = told(before, after);
    this.latest = latest;
    lines.forEach(announce);
    const sound = soundOf(before, after, this.#own);
    if (sound) {
      sounds.play(sound);
    }
    this.#own = null;
    this.#call(before, after);
    if (seated(after) && !after.computer && after.over && !before?.over) {
      this.#compare(after.seats[other(after.role)]?.id);
    }
  }

  /** It adds to what is known; when it can't be had, nothing is missing. */
  async #compare(opponent) {
    try {
      this.against = opponent ? await api.headToHead(opponent) : null;
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
    }
  }

  /** A move against the computer is answered before anybody could look away. */
  #call(before, after) {
    if (!myTurn(after) || after.computer) {
      attention.rest();
    } else if (before && !myTurn(before)) {
      attention.call(headline(after), text.home.games.against(nameOf(after, other(after.role))), `game-${this.gameId}`);
    }
  }

  /** The user's own move sounds when it is made, not when the server has answered. */
  #play(place) {
    this.#live.move(place);
    if (this.#live.pending === place) {
      this.#own = place;
      sounds.play(this.#live.position.board[place]);
    }
  }

  #changed() {
    this.requestUpdate();
    const {position, connection, rematch, refused} = this.#live;
    if (refused && refused !== this.#refused) {
      this.#own = null;
      sounds.play("refused");
    }
    this.#refused = refused;
    if (rematch.offer?.toMe && !this.#offered) {
      announce(people.rematch.offered(nameOf(position, other(position.role))));
    }
    this.#offered = rematch.offer?.toMe ?? false;
    if (position) {
      entitle(text.titled(headline(position)));
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
        <div class="game-status">
          <h1 id="headline">${headline(position)}</h1>
          <p class="lead">${this.#live.unsent ? text.game.notes.unsent : remark(position)}</p>
        </div>
        <parlor-board
          .cells=${position.board} .line=${position.line} .role=${seated(position) ? position.role : ""}
          .playable=${myTurn(position)} .pending=${this.#live.pending} .latest=${this.latest}
          .refused=${this.#live.refused?.place ?? null} @play=${(event) => this.#play(event.detail)}></parlor-board>
        <div class="game-sidebar">
          ${seats(position)}
          ${this.against ? html`<p class="note" id="against">${text.game.against(this.against.wins, this.against.draws, this.against.losses)}</p>` : nothing}
          <p class="failure" role="alert">${this.#refusal()}</p>
          ${waiting(position) && seated(position) ? this.#share() : nothing}
          ${this.#actions(position)}
          ${position.over && session.user?.guest ? html`<p class="guest-offer">${text.account.guestOffer(session.user.first_name)} <a id="offer-claim" href="/account">${text.account.keep}</a></p>` : nothing}
          <parlor-connection-status .state=${this.#live.connection} @retry=${() => this.#live.retry()}></parlor-connection-status>
          <p class="switches"><parlor-sound-switch></parlor-sound-switch> ${seated(position) && !position.computer ? html`<parlor-notification-switch></parlor-notification-switch>` : nothing}</p>
          ${myTurn(position) || (!position.over && seated(position)) ? html`<p class="key-help">${text.game.keys}</p>` : nothing}
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
        ? html`<div class="actions"><parlor-resign-button @resign=${() => this.#live.resign()}></parlor-resign-button></div>`
        : nothing;
    }
    return html`
      <div class="actions next-game">
        ${seated(position) && !abandoned(position) ? this.#onceMore(position) : nothing}
        ${abandoned(position) ? nothing : html`<a class="button" id="watch-again" href="/replay/${this.gameId}">${game.watchAgain}</a>`}
        <a class="button" href="/">${game.home}</a>
      </div>`;
  }

  #onceMore(position) {
    return position.computer
      ? html`<button class="button primary" id="again" @click=${() => this.#live.again()}>${text.game.again}</button>`
      : html`
        <parlor-rematch-panel .rematch=${this.#live.rematch} .name=${nameOf(position, other(position.role))}></parlor-rematch-panel>
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
        <div class="illustration small" aria-hidden="true">${table("_________")}</div>
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

/** What a step sounds like, if it does. */
function soundOf(before, after, own) {
  if (!before) {
    return null;
  }
  if (after.over && !before.over) {
    return after.winner === "D" ? "draw" : after.winner === after.role || !seated(after) ? "won" : "lost";
  }
  if (waiting(before) && !waiting(after)) {
    return "joined";
  }
  const place = [...after.board].findIndex((what, at) => what !== "_" && before.board[at] === "_" && at !== own);
  return place === -1 ? null : after.board[place];
}

customElements.define("parlor-game", Game);
