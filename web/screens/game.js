import {html, nothing} from "/lib/lit/index.js";
import {announce} from "/announcer.js";
import {api, ApiError} from "/api.js";
import {LiveGame} from "/live-game.js";
import {narrate} from "/narration.js";
import {setTitle} from "/page-title.js";
import {boardPicture} from "/parts/board-picture.js";
import "/parts/board.js";
import "/parts/connection-status.js";
import "/parts/notification-switch.js";
import {ParlorElement} from "/parts/parlor-element.js";
import "/parts/rematch-panel.js";
import "/parts/resign-button.js";
import {seats} from "/parts/seats.js";
import "/parts/share-link.js";
import "/parts/sound-switch.js";
import {hasFreeSeat, isAbandoned, isMyTurn, isPlayer, otherRole, playerName} from "/position.js";
import {router} from "/router.js";
import {session} from "/session.js";
import {sounds} from "/sounds.js";
import {headline, statusNote} from "/status-text.js";
import {errorText, text} from "/text.js";
import {people} from "/text/people.js";
import {turnAlert} from "/turn-alert.js";

/** A game, live, for players and spectators. */
class Game extends ParlorElement {
  static properties = {gameId: {attribute: false}, latest: {state: true}, headToHead: {state: true}, failure: {state: true}};

  /** @type {LiveGame | null} */
  #game = null;
  #spokenPhase = "connecting";
  /** The cell of the user's move whose sound has been played. @type {number | null} */
  #soundedPlace = null;
  #lastRejection = null;
  /** Whether the rematch offer has been announced. */
  #rematchAnnounced = false;

  constructor() {
    super();
    this.latest = null;
    this.failure = "";
    /** The record against this opponent; null until loaded. */
    this.headToHead = null;
  }

  /** Not in connectedCallback: an element created before its class was loaded gets its properties with the first update. */
  willUpdate() {
    if (this.#game === null && this.isConnected) {
      setTitle(text.titled(text.game.title));
      this.#game = new LiveGame(this.gameId);
      this.#game.addEventListener("change", () => this.#onChange());
      this.#game.addEventListener("step", (event) => this.#onStep(event.detail));
      this.#game.addEventListener("rematch", ({detail: game}) => router.go(`/play/${game}`));
      this.#game.open();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#game?.close();
    turnAlert.clear();
  }

  #onStep({before, after}) {
    const {sentences, latest} = narrate(before, after);
    this.latest = latest;
    sentences.forEach(announce);
    const sound = soundOf(before, after, this.#soundedPlace);
    if (sound) {
      sounds.play(sound);
    }
    this.#soundedPlace = null;
    this.#alertTurn(before, after);
    if (isPlayer(after) && !after.computer && after.over && !before?.over) {
      this.#loadHeadToHead(after.seats[otherRole(after.role)]?.id);
    }
  }

  /** The record is optional: without it, nothing is shown. */
  async #loadHeadToHead(opponent) {
    try {
      this.headToHead = opponent ? await api.headToHead(opponent) : null;
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
    }
  }

  /** No alert for games against the computer: it answers at once. */
  #alertTurn(before, after) {
    if (!isMyTurn(after) || after.computer) {
      turnAlert.clear();
    } else if (before && !isMyTurn(before)) {
      turnAlert.show(headline(after), text.home.games.against(playerName(after, otherRole(after.role))), `game-${this.gameId}`);
    }
  }

  /** The user's move makes its sound at once, not when the server confirms it. */
  #play(place) {
    this.#game.move(place);
    if (this.#game.pending === place) {
      this.#soundedPlace = place;
      sounds.play(this.#game.position.board[place]);
    }
  }

  #onChange() {
    this.requestUpdate();
    const {position, connection, rematch, rejection} = this.#game;
    if (rejection && rejection !== this.#lastRejection) {
      this.#soundedPlace = null;
      sounds.play("refused");
    }
    this.#lastRejection = rejection;
    if (rematch.offer?.toMe && !this.#rematchAnnounced) {
      announce(people.rematch.offered(playerName(position, otherRole(position.role))));
    }
    this.#rematchAnnounced = rematch.offer?.toMe ?? false;
    if (position) {
      setTitle(text.titled(headline(position)));
    }
    const lost = connection.phase === "reconnecting" || connection.phase === "offline";
    if (lost && this.#spokenPhase === "connected") {
      announce(text.connection.lostSpoken);
      this.#spokenPhase = "lost";
    } else if (connection.phase === "connected") {
      if (this.#spokenPhase === "lost") {
        announce(text.connection.backSpoken);
      }
      this.#spokenPhase = "connected";
    }
  }

  render() {
    if (this.#game === null) {
      return nothing;
    }
    const {position, problem} = this.#game;
    if (problem && !(position && problem instanceof ApiError)) {
      return this.#problem(problem);
    }
    if (!position) {
      return html`<p class="loading" role="status">${text.loading}</p>`;
    }
    return html`
      <div class="game">
        <div class="game-status">
          <h1 id="headline">${headline(position)}</h1>
          <p class="lead">${this.#game.unsent ? text.game.notes.unsent : statusNote(position)}</p>
        </div>
        <parlor-board
          .cells=${position.board} .winningLine=${position.winningLine} .role=${isPlayer(position) ? position.role : ""}
          .playable=${isMyTurn(position)} .pending=${this.#game.pending} .latest=${this.latest}
          .refused=${this.#game.rejection?.place ?? null} @play=${(event) => this.#play(event.detail)}></parlor-board>
        <div class="game-sidebar">${this.#sidebar(position)}</div>
      </div>`;
  }

  #sidebar(position) {
    return html`
      ${seats(position)}
      ${this.#headToHeadNote()}
      <p class="failure" role="alert">${this.#failureText()}</p>
      ${hasFreeSeat(position) && isPlayer(position) ? this.#share() : nothing}
      ${this.#actions(position)}
      ${position.over && session.user?.guest ? this.#guestOffer() : nothing}
      <parlor-connection-status .state=${this.#game.connection} @retry=${() => this.#game.reconnect()}></parlor-connection-status>
      ${this.#switches(position)}
      ${!position.over && isPlayer(position) ? html`<p class="key-help">${text.game.keys}</p>` : nothing}`;
  }

  #headToHeadNote() {
    if (this.headToHead === null) {
      return nothing;
    }
    const {wins, draws, losses} = this.headToHead;
    return html`<p class="note" id="against">${text.game.against(wins, draws, losses)}</p>`;
  }

  #guestOffer() {
    return html`
      <p class="guest-offer">
        ${text.account.guestOffer(session.user.first_name)} <a id="offer-claim" href="/account">${text.account.keep}</a>
      </p>`;
  }

  #switches(position) {
    const notifications = isPlayer(position) && !position.computer;
    return html`
      <p class="switches">
        <parlor-sound-switch></parlor-sound-switch>
        ${notifications ? html`<parlor-notification-switch></parlor-notification-switch>` : nothing}
      </p>`;
  }

  #failureText() {
    const {rejection, problem} = this.#game;
    if (this.failure || problem) {
      return this.failure || errorText(problem);
    }
    return rejection ? text.game.refused[rejection.code] ?? text.game.refusedOther : "";
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
    if (await this.#game.cancel()) {
      router.go("/");
    }
  }

  #actions(position) {
    const {game} = text;
    if (!position.over) {
      return isPlayer(position) && !hasFreeSeat(position)
        ? html`<div class="actions"><parlor-resign-button @resign=${() => this.#game.resign()}></parlor-resign-button></div>`
        : nothing;
    }
    return html`
      <div class="actions next-game">
        ${isPlayer(position) && !isAbandoned(position) ? this.#playAgainActions(position) : nothing}
        ${isAbandoned(position) ? nothing : html`<a class="button" id="watch-again" href="/replay/${this.gameId}">${game.watchAgain}</a>`}
        <a class="button" href="/">${game.home}</a>
      </div>`;
  }

  #playAgainActions(position) {
    return position.computer
      ? html`<button class="button primary" id="again" @click=${() => this.#game.playAgain()}>${text.game.again}</button>`
      : html`
        <parlor-rematch-panel .rematch=${this.#game.rematch} .name=${playerName(position, otherRole(position.role))}></parlor-rematch-panel>
        <button class="button" id="new-game" @click=${this.#newGame}>${text.game.newGame}</button>`;
  }

  async #newGame() {
    try {
      router.go(`/play/${(await api.playFriend()).id}`);
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      this.failure = errorText(error);
    }
  }

  #problem(problem) {
    const [heading, lead] = problem instanceof ApiError ? [text.errors.heading, errorText(problem)] : text.game.trouble[problem];
    return html`
      <section class="message">
        <div class="illustration small" aria-hidden="true">${boardPicture("_________")}</div>
        <h1>${heading}</h1>
        <p class="lead" role="alert">${lead}</p>
        <p class="actions">
          ${problem instanceof ApiError || problem === "ended"
            ? html`<button class="button primary" @click=${() => this.#game.open()}>${text.errors.retry}</button>`
            : nothing}
          <a class="button" href="/">${text.missing.action}</a>
        </p>
      </section>`;
  }
}

/** The sound of a step, or null. */
function soundOf(before, after, soundedPlace) {
  if (!before) {
    return null;
  }
  if (after.over && !before.over) {
    return after.winner === "D" ? "draw" : after.winner === after.role || !isPlayer(after) ? "won" : "lost";
  }
  if (hasFreeSeat(before) && !hasFreeSeat(after)) {
    return "joined";
  }
  const place = [...after.board].findIndex((what, at) => what !== "_" && before.board[at] === "_" && at !== soundedPlace);
  return place === -1 ? null : after.board[place];
}

customElements.define("parlor-game", Game);
