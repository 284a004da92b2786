import {html, nothing} from "/lib/lit/index.js";
import {api} from "/api.js";
import {setTitle} from "/page-title.js";
import {attempt} from "/parts/attempt.js";
import {avatar} from "/parts/avatar.js";
import {boardPicture} from "/parts/board-picture.js";
import {EventController} from "/parts/event-controller.js";
import {gameList} from "/parts/game-list.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {record} from "/parts/record.js";
import {fromGame, isAbandoned, otherRole} from "/position.js";
import {drawer} from "/social/drawer-state.js";
import {text} from "/text.js";
import {people} from "/text/people.js";

const NO_GAMES = Object.freeze({played: 0, wins: 0, draws: 0, losses: 0});
/** How many of the user's latest games are searched for those with this friend. */
const LATEST_GAMES = 100;
const MAX_SHOWN = 8;

/** A friend's page: picture, online status, and the record against each other. */
class Person extends ParlorElement {
  static properties = {
    friendId: {attribute: false},
    /** Null until loaded. @type {import("/social/social-state.js").SocialState | null} */
    social: {attribute: false},
    headToHead: {state: true}, games: {state: true}, failure: {state: true},
  };

  constructor() {
    super();
    new EventController(this, () => [this.social]);
    /** The record against each other; null until loaded. */
    this.headToHead = null;
    this.games = [];
    this.failure = "";
  }

  firstUpdated() {
    this.#load();
  }

  get #friendship() {
    return this.social?.friends.friendshipWith(this.friendId);
  }

  #load() {
    return attempt(this, async () => {
      const [active, finished] = await Promise.all([api.games("active", LATEST_GAMES), api.games("completed", LATEST_GAMES)]);
      const games = [...active, ...finished]
        .map((game) => ({...fromGame(game), updated: game.updated_at}))
        .filter((game) => game.seats[otherRole(game.role)]?.id === this.friendId && !isAbandoned(game));
      this.games = games.slice(0, MAX_SHOWN);
      this.headToHead = games.some(({over}) => over) || finished.length === LATEST_GAMES ? await this.#loadRecord() : NO_GAMES;
    });
  }

  /** The server answers 404 if the two have never finished a game. */
  async #loadRecord() {
    try {
      return await api.headToHead(this.friendId);
    } catch (error) {
      if (error.status === 404) {
        return NO_GAMES;
      }
      throw error;
    }
  }

  willUpdate() {
    setTitle(text.titled(this.#friendship?.name ?? people.friends.heading));
  }

  render() {
    if (!this.social?.friends.loaded) {
      return html`<p class="loading" role="status">${text.loading}</p>`;
    }
    const friendship = this.#friendship;
    return friendship ? this.#friend(friendship) : this.#notAFriend();
  }

  #friend({name, picture, online}) {
    const {person, friends} = people;
    return html`
      <div class="person">
        <header>
          ${avatar({id: this.friendId, name, picture, online})}
          <div>
            <h1>${name}</h1>
            <p class="lead ${online ? "online" : ""}">${online ? friends.online : friends.offline}</p>
          </div>
        </header>
        <p class="failure" role="alert">${this.failure}</p>
        <div class="actions">
          <button class="button primary" id="invite" @click=${() => attempt(this, () => this.social.invite(this.friendId))}>
            ${person.invite}</button>
          <button class="button" id="write" @click=${() => drawer.show(this.friendId)}>${person.write}</button>
        </div>
        <section aria-labelledby="between-heading">
          <h2 id="between-heading">${person.between}</h2>
          ${record(this.headToHead ?? {})}
        </section>
        ${this.games.length
          ? html`
            <section aria-labelledby="games-heading">
              <h2 id="games-heading">${person.games}</h2>
              ${gameList(this.games)}
            </section>`
          : nothing}
      </div>`;
  }

  #notAFriend() {
    const [heading, lead] = people.person.stranger;
    return html`
      <section class="message">
        <div class="illustration small" aria-hidden="true">${boardPicture("_________")}</div>
        <h1>${heading}</h1>
        <p class="lead">${lead}</p>
        <p class="actions"><a class="button primary" href="/">${text.missing.action}</a></p>
      </section>`;
  }
}

customElements.define("parlor-person", Person);
