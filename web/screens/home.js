import {html, nothing} from "/lib/lit/index.js";
import {api, ApiError} from "/api.js";
import {setTitle} from "/page-title.js";
import {boardPicture} from "/parts/board-picture.js";
import {EventController} from "/parts/event-controller.js";
import {formField} from "/parts/form-field.js";
import {gameList} from "/parts/game-list.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {record, userRecord} from "/parts/record.js";
import {fromGame, isAbandoned, isMyTurn, otherRole, playerName} from "/position.js";
import {router} from "/router.js";
import {session} from "/session.js";
import {drawer} from "/social/drawer-state.js";
import {headline} from "/status-text.js";
import {errorText, text} from "/text.js";
import {turnAlert} from "/turn-alert.js";

const LEVELS = ["easy", "medium", "hard"];
const ACTIVE_SHOWN = 30;
const FINISHED_SHOWN = 6;
/** A name with digits only is the lobby of a game. */
const ROOM_NAME = /^(?!\d+$)[A-Za-z0-9_.-]{1,99}$/;
const MAX_ROOM_LENGTH = 99;
const REFRESH_INTERVAL = 20_000;
/** The interval while the page is hidden. */
const HIDDEN_REFRESH_INTERVAL = 60_000;

/** The home screen: the two ways to play, the user's games, the record, and rooms. */
class Home extends ParlorElement {
  static properties = {
    /** Null until loaded. @type {import("/social/social-state.js").SocialState | null} */
    social: {attribute: false},
    user: {state: true}, games: {state: true}, level: {state: true}, busy: {state: true}, failure: {state: true},
    roomError: {state: true},
  };

  #refresh = () => (document.visibilityState === "visible" || Date.now() - this.#refreshedAt > HIDDEN_REFRESH_INTERVAL) && this.#load();
  #timer = 0;
  #refreshedAt = 0;

  constructor() {
    super();
    new EventController(this, () => [this.social]);
    this.user = session.user;
    this.games = null;
    this.level = "medium";
    this.busy = false;
    this.failure = "";
    this.roomError = "";
  }

  connectedCallback() {
    super.connectedCallback();
    setTitle(text.titled(text.home.title));
    document.addEventListener("visibilitychange", this.#refresh);
    this.#timer = setInterval(this.#refresh, REFRESH_INTERVAL);
    this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.#refresh);
    clearInterval(this.#timer);
    turnAlert.clear();
  }

  #load() {
    this.#refreshedAt = Date.now();
    return this.#try(async () => {
      const [user, active, finished] = await Promise.all(
        [api.profile(), api.games("active", ACTIVE_SHOWN), api.games("completed", FINISHED_SHOWN)]);
      this.user = user;
      const before = this.games;
      this.games = [...active, ...finished].map((game) => ({...fromGame(game), updated: game.updated_at}))
        .filter((game) => !isAbandoned(game));
      this.failure = "";
      this.#alertTurn(before);
    });
  }

  /** Alerts the user when it has become their turn in a game. */
  #alertTurn(before) {
    const due = (game) => isMyTurn(game) && !game.computer;
    const known = new Set(before?.filter(due).map(({id}) => id));
    const fresh = this.games.find((game) => due(game) && !known.has(game.id));
    if (before && fresh) {
      turnAlert.show(headline(fresh), text.home.games.against(playerName(fresh, otherRole(fresh.role))), `game-${fresh.id}`);
    }
  }

  async #startGame(create) {
    if (!this.busy) {
      this.busy = true;
      await this.#try(async () => router.go(`/play/${(await create()).id}`));
      this.busy = false;
    }
  }

  async #try(work) {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      this.failure = errorText(error);
    }
  }

  render() {
    const {home} = text;
    return html`
      <div class="home">
        <div class="greeting">
          <h1>${this.user ? home.greeting(partOfDay(), this.user.first_name) : "\u00a0"}</h1>
          <p class="lead">${home.lead}</p>
        </div>
        <p class="failure" role="alert">${this.failure}</p>
        <div class="play-options">${this.#computer()} ${this.#friend()}</div>
        <section class="games" aria-labelledby="games-heading">
          <h2 id="games-heading">${home.games.heading}</h2>
          ${this.games ? gameList(this.games.filter((game) => !this.social?.invites.isAbout(game.id))) : nothing}
          ${this.games?.some(({over}) => over)
            ? html`<p class="actions"><a class="button" id="all-games" href="/games">${home.games.all}</a></p>`
            : nothing}
        </section>
        <section class="record" aria-labelledby="record-heading">
          <h2 id="record-heading">${home.record.heading}</h2>
          ${record(userRecord(this.user))}
          <p class="note">${home.record.note}</p>
          ${this.#room()}
        </section>
      </div>`;
  }

  #computer() {
    const {computer} = text.home;
    return html`
      <section class="play-option felt-surface" aria-labelledby="computer-heading">
        <div class="picture" aria-hidden="true">${boardPicture("X___O____")}</div>
        <h2 id="computer-heading">${computer.heading}</h2>
        <p>${computer.lead}</p>
        <fieldset class="levels">
          <legend class="visually-hidden">${computer.difficulty}</legend>
          ${LEVELS.map((level) => html`
            <label>
              <input type="radio" name="difficulty" value=${level} .checked=${this.level === level} @change=${() => (this.level = level)}>
              <span>${computer.levels[level]}</span>
            </label>`)}
        </fieldset>
        <p class="note">${computer.notes[this.level]}</p>
        <button class="button tile" id="play-computer" ?disabled=${this.busy}
          @click=${() => this.#startGame(() => api.playComputer(this.level))}>
          ${computer.action}
        </button>
      </section>`;
  }

  #room() {
    const {room} = text.home;
    return html`
      <form class="room-form" novalidate @submit=${this.#openRoom} aria-labelledby="room-heading">
        <h2 id="room-heading">${room.heading}</h2>
        ${formField({name: "room", label: room.name, autocomplete: "off", max: MAX_ROOM_LENGTH, hint: room.hint, error: this.roomError})}
        <button class="button">${room.action}</button>
      </form>`;
  }

  #openRoom(event) {
    event.preventDefault();
    const name = event.target.elements.room.value.trim();
    if (ROOM_NAME.test(name)) {
      router.go(`/lobby/${name}/`);
    } else {
      this.roomError = name ? text.home.room.bad : text.account.required;
      event.target.elements.room.focus();
    }
  }

  #friend() {
    const {friend} = text.home;
    return html`
      <section class="play-option" aria-labelledby="friend-heading">
        <div class="picture" aria-hidden="true">${boardPicture("__XO_____")}</div>
        <h2 id="friend-heading">${friend.heading}</h2>
        <p>${friend.lead}</p>
        <div class="actions">
          <button class="button primary" id="play-friend" ?disabled=${this.busy} @click=${() => this.#startGame(api.playFriend)}>
            ${friend.action}
          </button>
          <button class="button" id="invite-friend" @click=${() => drawer.toggle()}>${friend.invite}</button>
        </div>
      </section>`;
  }
}

function partOfDay() {
  const hour = new Date().getHours();
  return hour >= 4 && hour < 12 ? "morning" : hour >= 12 && hour < 18 ? "day" : "evening";
}

customElements.define("parlor-home", Home);
