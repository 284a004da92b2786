import {announce} from "/announcer.js";
import {ApiError} from "/api.js";
import {router} from "/router.js";
import {session} from "/session.js";
import {drawer} from "/social/drawer-state.js";
import {EventNotices} from "/social/event-notices.js";
import {Friends} from "/social/friends.js";
import {Invites} from "/social/invites.js";
import {NotificationSocket} from "/social/notification-socket.js";
import {socialApi} from "/social/social-api.js";
import {text} from "/text.js";

const LOAD_RETRY_DELAY = 4_000;
const NO_UNREAD = Object.freeze({dm_unread_total: 0, by_friend: {}, invites_pending: 0});

/**
 * Friends, invites and unread counts of the logged-in user, kept up to date by the events of the server, and the user's
 * actions on them. Actions in other tabs and on other devices arrive as events too; those of this tab arrive again, which
 * changes nothing.
 *
 * Everything is loaded on the first connection, and again when the server cannot repeat the missed events. Events that arrive
 * meanwhile are queued and applied afterwards; applying an event twice is harmless.
 *
 * Fires `change`.
 */
export class SocialState extends EventTarget {
  friends = new Friends();
  invites;
  /** Unread counts, as on the wire. */
  unread = NO_UNREAD;
  /** Increases when the list of blocked users may have changed. */
  blockListVersion = 0;
  /** Increases when the user may be logged in elsewhere than before. */
  sessionListVersion = 0;
  #notifications = new NotificationSocket();
  #notices;
  /** Events that arrived while loading; null: not loading. @type {any[] | null} */
  #queuedEvents = null;
  #loadTimer = 0;
  #disconnected = false;
  /** The number of the latest load; answers of earlier ones are ignored. */
  #loadNumber = 0;

  /** @param {number} userId who is logged in */
  constructor(userId) {
    super();
    this.userId = userId;
    this.invites = new Invites(userId);
    this.#notices = new EventNotices(userId, (lobby) => this.#openLobby(lobby));
    const changed = () => this.#fireChange();
    this.friends.addEventListener("change", changed);
    this.invites.addEventListener("change", changed);
    this.#notifications.addEventListener("hello", ({detail}) => this.#onHello(detail));
    this.#notifications.addEventListener("fresh", () => this.#load());
    this.#notifications.addEventListener("event", ({detail}) => this.#onEvent(detail));
    this.#notifications.addEventListener("state", ({detail}) => this.#onState(detail));
  }

  open() {
    this.#notifications.open();
  }

  close() {
    clearTimeout(this.#loadTimer);
    this.#notifications.close();
    this.#notices.close();
  }

  /** The connection status. @returns {import("/parlor/options.js").State} */
  get connection() {
    return this.#notifications.connection;
  }

  /** Connects now instead of after the back-off. */
  reconnect() {
    this.#notifications.reconnect();
  }

  /** The number of unread messages, pending requests and invites. */
  get pendingCount() {
    return this.unread.dm_unread_total + this.friends.received.length + this.invites.received.length;
  }

  /** @param {number} friend @returns {number} unread messages from them */
  unreadFrom(friend) {
    return this.unread.by_friend[friend] ?? 0;
  }

  /** Sends a friend request. @param {string} email @returns {Promise<boolean>} whether it was accepted at once */
  async befriend(email) {
    const friendship = await socialApi.befriend(email);
    this.friends.put(friendship);
    return friendship.is_accepted;
  }

  /** @param {import("/social/friends.js").Friendship} request */
  async accept(request) {
    await socialApi.accept(request.id);
    await this.#load();
  }

  /** @param {import("/social/friends.js").Friendship} request */
  decline(request) {
    return this.#endFriendship(socialApi.decline(request.id), request);
  }

  /** Removes a friend, or withdraws a request. @param {import("/social/friends.js").Friendship} friendship */
  remove(friendship) {
    return this.#endFriendship(socialApi.remove(friendship.id), friendship);
  }

  /** @param {import("/social/friends.js").Friendship} friendship */
  block(friendship) {
    return this.#endFriendship(socialApi.block(friendship.friendId), friendship);
  }

  /** Invites a friend to a game, and goes to its lobby. @param {number} friend */
  async invite(friend) {
    const {invite, lobbyId} = await socialApi.invite(friend);
    this.invites.put(invite);
    this.#openLobby(lobbyId);
  }

  /** @param {import("/social/invites.js").Invite} invite */
  async acceptInvite(invite) {
    const {lobbyId} = await this.#answerInvite(socialApi.acceptInvite(invite.inviteId));
    this.#openLobby(lobbyId);
  }

  /** @param {import("/social/invites.js").Invite} invite */
  declineInvite(invite) {
    return this.#answerInvite(socialApi.declineInvite(invite.inviteId));
  }

  /** @param {import("/social/invites.js").Invite} invite */
  cancelInvite(invite) {
    return this.#answerInvite(socialApi.cancelInvite(invite.inviteId));
  }

  async #answerInvite(call) {
    try {
      const answer = await call;
      this.invites.put(answer.invite);
      return answer;
    } catch (error) {
      // The invite has ended in another way, and that event may be late.
      await this.#load();
      throw error;
    }
  }

  async #endFriendship(call, friendship) {
    try {
      await call;
    } catch (error) {
      if (error.status !== 404) {
        throw error;
      }
    }
    this.friends.remove(friendship.id);
  }

  #openLobby(lobby) {
    drawer.hide();
    router.go(`/lobby/${lobby}/`);
  }

  /** Announces a lost and restored connection; a game announces its own. */
  #onState({phase}) {
    const lost = phase === "reconnecting" || phase === "offline";
    if (lost !== this.#disconnected && !document.querySelector("parlor-game")) {
      announce(lost ? text.connection.lostSpoken : text.connection.backSpoken);
    }
    this.#disconnected = lost;
    this.#fireChange();
  }

  #onHello(hello) {
    this.unread = hello.unread;
    this.sessionListVersion += 1;
    this.friends.setOnline(hello.online_friends);
  }

  async #load() {
    clearTimeout(this.#loadTimer);
    this.#queuedEvents ??= [];
    const loadNumber = (this.#loadNumber += 1);
    try {
      const [friends, requests, invites] = await Promise.all([socialApi.friends(), socialApi.requests(), socialApi.invites()]);
      if (loadNumber !== this.#loadNumber) {
        return;
      }
      this.friends.replaceAll([...friends, ...requests.received_requests, ...requests.sent_requests]);
      this.invites.replaceAll(invites);
      this.blockListVersion += 1;
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      if (loadNumber === this.#loadNumber && (error.status === 0 || error.status >= 500 || error.status === 429)) {
        this.#loadTimer = setTimeout(() => this.#load(), LOAD_RETRY_DELAY);
        return;
      }
    }
    const waiting = this.#queuedEvents;
    this.#queuedEvents = null;
    waiting?.forEach((event) => this.#apply(event));
  }

  #onEvent(event) {
    if (this.#queuedEvents) {
      this.#queuedEvents.push(event);
    } else {
      this.#apply(event);
    }
  }

  #apply(event) {
    this.#handlers[event.type]?.(event);
    this.#fireChange();
  }

  #handlers = {
    status_update: ({user_id, status}) => this.friends.setStatus(user_id, status === "online"),
    badge: (badge) => {
      this.unread = badge;
      this.#notices.dropRead((sender) => this.unreadFrom(sender) === 0);
    },
    friend_request: ({friendship}) => {
      this.friends.put(friendship);
      this.#notices.friendRequested(friendship);
    },
    friend_request_sent: ({friendship}) => this.friends.put(friendship),
    friend_added: ({friendship}) => {
      this.friends.put(friendship);
      this.#notices.friendshipSettled(friendship);
    },
    friend_accepted: ({friendship}) => {
      this.friends.put(friendship);
      this.#notices.friendAccepted(friendship);
    },
    friend_removed: ({friendship}) => {
      this.friends.remove(friendship.id);
      this.#notices.friendshipSettled(friendship);
    },
    dm: ({sender_id: sender, message}) => this.#notices.messageReceived(sender, this.friends.friendshipWith(sender)?.name, message),
    invite_created: ({invite}) => this.invites.put(invite) && this.#notices.inviteReceived(invite),
    profile_changed: ({first_name, avatar, guest}) =>
      session.updateUser({id: this.userId, first_name, avatar: avatar && new URL(avatar, location.origin).href, guest}),
    block_changed: () => (this.blockListVersion += 1),
    sessions_changed: () => (this.sessionListVersion += 1),
    invite_sent: ({invite}) => this.invites.put(invite),
    invite_status: ({invite}) => this.invites.put(invite) && this.#notices.inviteAnswered(invite),
  };

  #fireChange() {
    this.dispatchEvent(new Event("change"));
  }
}
