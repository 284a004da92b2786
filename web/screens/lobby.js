import {html, nothing} from "/lib/lit/index.js";
import {announce} from "/announcer.js";
import {setTitle} from "/page-title.js";
import {avatar} from "/parts/avatar.js";
import {boardPicture} from "/parts/board-picture.js";
import "/parts/composer.js";
import "/parts/connection-status.js";
import {EventController} from "/parts/event-controller.js";
import "/parts/invite-card.js";
import {messageList} from "/parts/message-list.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {ScrollAnchor} from "/parts/scroll-anchor.js";
import "/parts/share-link.js";
import {router} from "/router.js";
import {session} from "/session.js";
import {isGameLobby, LiveLobby} from "/social/live-lobby.js";
import {text} from "/text.js";
import {people} from "/text/people.js";

const MAX_LENGTH = 250;

const checkIcon = html`<svg class="check-icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M5 13l4.5 4.5L19 7"/></svg>`;

/** A lobby: its players, their chat, and who is ready. The game starts when both are. */
class Lobby extends ParlorElement {
  static properties = {name: {attribute: false}, social: {attribute: false}};

  /** @type {LiveLobby | null} */
  #lobby = null;
  #scrollAnchor = new ScrollAnchor();
  /** The players at the last change. @type {Map<number, {first_name: string, ready: boolean}> | null} */
  #knownPlayers = null;

  constructor() {
    super();
    new EventController(this, () => [this.social, this.#lobby]);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#lobby?.close();
  }

  willUpdate() {
    this.#scrollAnchor.beforeUpdate(this.querySelector(".scroll"));
    if (this.#lobby === null && this.social && this.isConnected) {
      setTitle(text.titled(people.lobby.title(this.name)));
      this.#lobby = new LiveLobby(this.name, this.social.userId);
      this.#lobby.addEventListener("change", () => this.#onChange());
      this.#lobby.addEventListener("arrived", ({detail: {sender, content}}) => announce(people.chat.heard(sender, content)));
      this.#lobby.addEventListener("started", ({detail: game}) => router.go(`/play/${game}`, {replace: true}));
      this.#lobby.open();
    }
  }

  updated() {
    this.#scrollAnchor.afterUpdate(this.querySelector(".scroll"), this.#lobby?.messages[0]?.id);
  }

  render() {
    if (this.#lobby === null) {
      return html`<p class="loading" role="status">${text.loading}</p>`;
    }
    const {lobby} = people;
    const {problem, connection} = this.#lobby;
    if (problem) {
      return this.#problem(problem);
    }
    return html`
      <div class="lobby">
        <div class="lobby-header">
          <h1>${lobby.title(this.name)}</h1>
          <p class="lead">${this.#statusText()}</p>
          ${this.#invite()}
          <p class="failure" role="alert">${this.#failureText()}</p>
          <div class="actions">${this.#actions()}</div>
          ${this.#lobby.count === 1 && !isGameLobby(this.name) ? this.#share() : nothing}
          <parlor-connection-status .state=${connection} @retry=${() => this.#lobby.reconnect()}></parlor-connection-status>
        </div>
        <section class="roster" aria-labelledby="roster-heading">
          <h2 id="roster-heading">${lobby.roster}</h2>
          ${this.#roster()}
        </section>
        <section class="panel chat">
          <div class="scroll" tabindex="0" role="region" aria-label=${lobby.talk}>${this.#messages()}</div>
          <parlor-composer .draftKey=${`lobby-${this.name}`} .label=${lobby.label} .maxLength=${MAX_LENGTH}
            @send=${this.#send}></parlor-composer>
        </section>
      </div>`;
  }

  /** Open rooms are shared by link. */
  #share() {
    return html`
      <section class="invite">
        <p>${people.lobby.share}</p>
        <parlor-share-link .link=${location.origin + router.path}></parlor-share-link>
      </section>`;
  }

  #failureText() {
    const {rejectionCode} = this.#lobby;
    return rejectionCode ? people.lobby.refused[rejectionCode] ?? text.game.refusedOther : "";
  }

  #statusText() {
    const {lobby} = people;
    const {count, game, ready, otherReady, players} = this.#lobby;
    const invite = this.#pendingInvite();
    if (invite) {
      return invite.fromUserId === this.social.userId ? lobby.invited(invite.toUserName) : lobby.answer;
    }
    if (count === 2) {
      const name = players.find(({id}) => id !== this.social.userId)?.first_name;
      return ready ? lobby.readyBefore(name) : otherReady ? lobby.readyToo(name) : lobby.both;
    }
    return count > 2 ? lobby.crowd(count) : game !== null ? lobby.running : lobby.alone;
  }

  /** The pending invite to this lobby; the game cannot start before it is accepted. */
  #pendingInvite() {
    const {sent, received} = this.social.invites;
    return [...sent, ...received].find(({lobbyId}) => lobbyId === this.name);
  }

  #invite() {
    const invite = this.#pendingInvite();
    return invite ? html`<parlor-invite-card .social=${this.social} .invite=${invite}></parlor-invite-card>` : nothing;
  }

  #actions() {
    const {lobby} = people;
    const {ready, connection} = this.#lobby;
    // An invited user has to answer the invite first.
    const asked = this.social.invites.received.some(({lobbyId}) => lobbyId === this.name);
    return html`
      <button class="button primary" id="ready" aria-pressed=${ready ? "true" : "false"}
        ?disabled=${asked || connection.phase !== "connected"}
        @click=${() => this.#lobby.setReady(!ready)}>${ready ? checkIcon : nothing}${lobby.ready}</button>
      <a class="button" id="leave-lobby" href="/">${lobby.leave}</a>`;
  }

  #roster() {
    const {lobby} = people;
    const {players, count} = this.#lobby;
    return html`<ul class="people">
      ${players.map(({id, first_name: name, ready}) => html`
        <li class="person-row">
          ${avatar({id, name, picture: this.#picture(id)})}
          <p class="name">${name}${id === this.social.userId ? html` <span class="status">(${lobby.you})</span>` : nothing}</p>
          ${ready ? html`<span class="ready">${checkIcon} ${lobby.isReady}</span>` : nothing}
        </li>`)}
      ${count > players.length ? html`<li class="status">${lobby.andMore(count - players.length)}</li>` : nothing}
    </ul>`;
  }

  #picture(id) {
    return id === this.social.userId ? session.user?.avatar : this.social.friends.friendshipWith(id)?.picture;
  }

  #messages() {
    const {messages, pending, connection} = this.#lobby;
    if (messages.length + pending.length === 0) {
      return html`<p class="empty-note">${people.lobby.quiet}</p>`;
    }
    const shown = messages.map((message) => ({...message, key: message.id, sentByMe: message.sender_id === this.social.userId}));
    return messageList(shown, pending, {connected: connection.phase === "connected", retry: (id) => this.#lobby.resend(id)});
  }

  #send({detail}) {
    this.#scrollAnchor.stickToEnd();
    this.#lobby.send(detail);
  }

  /** Announces who came, left or is ready, but not those who were already here. */
  #onChange() {
    this.requestUpdate();
    const {players, count} = this.#lobby;
    if (players.length === 0 || count > players.length) {
      return;
    }
    const before = this.#knownPlayers;
    const now = new Map(players.map((player) => [player.id, player]));
    this.#knownPlayers = now;
    if (before === null) {
      return;
    }
    const {lobby} = people;
    now.forEach(({id, first_name: name, ready}) => {
      if (!before.has(id)) {
        announce(lobby.came(name));
      }
      if (ready && !before.get(id)?.ready) {
        announce(id === this.social.userId ? lobby.youAreReady : lobby.somebodyReady(name));
      }
    });
    before.forEach(({id, first_name: name}) => now.has(id) || announce(lobby.left(name)));
  }

  #problem(problem) {
    const [heading, lead] = people.lobby.trouble[problem];
    return html`
      <section class="message">
        <div class="illustration small" aria-hidden="true">${boardPicture("_________")}</div>
        <h1>${heading}</h1>
        <p class="lead" role="alert">${lead}</p>
        <p class="actions">
          ${problem === "ended"
            ? html`<button class="button primary" @click=${() => this.#lobby.open()}>${text.errors.retry}</button>`
            : nothing}
          <a class="button" href="/">${text.missing.action}</a>
        </p>
      </section>`;
  }
}

customElements.define("parlor-lobby", Lobby);
