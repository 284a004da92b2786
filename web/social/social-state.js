import {announce} from "/announcer.js";
import {ApiError} from "/api.js";
import {router} from "/router.js";
import {session} from "/session.js";
import {calls} from "/social/social-api.js";
import {drawer} from "/social/drawer-state.js";
import {Friends} from "/social/friends.js";
import {Invites} from "/social/invites.js";
import {News} from "/social/event-notices.js";
import {Notifications} from "/social/notification-socket.js";
import {text} from "/text.js";

const LOAD_AGAIN_AFTER = 4_000;
const NONE = Object.freeze({dm_unread_total: 0, by_friend: {}, invites_pending: 0});

/**
 * Everything between the user and other people, while somebody is logged in: what is so, kept in step with the server by
 * the events that arrive, and what the user does about it. What the user does elsewhere, in another tab or on another
 * device, arrives as events too; what they do here arrives a second time, which changes nothing.
 *
 * Loaded afresh on the first connection and whenever the server can't say what was missed. Events that arrive meanwhile
 * wait, and are then applied on top: whatever is in both is the same.
 *
 * Fires `change`.
 */
export class Social extends EventTarget {
  friends = new Friends();
  invites;
  /** What waits to be read, as on the wire. */
  unread = NONE;
  /** Grows whenever another list of whom the user has blocked may be due. */
  blockChanges = 0;
  #notifications = new Notifications();
  #news;
  /** Events that wait for what is being loaded; null: nothing is. @type {any[] | null} */
  #waiting = null;
  #again = 0;
  #lost = false;
  /** Only the latest answer counts, should two loads overtake one another. */
  #turn = 0;

  /** @param {number} user who is logged in */
  constructor(user) {
    super();
    this.user = user;
    this.invites = new Invites(user);
    this.#news = new News(user, (lobby) => this.#enter(lobby));
    const changed = () => this.#change();
    this.friends.addEventListener("change", changed);
    this.invites.addEventListener("change", changed);
    this.#notifications.addEventListener("hello", ({detail}) => this.#greeted(detail));
    this.#notifications.addEventListener("fresh", () => this.#load());
    this.#notifications.addEventListener("event", ({detail}) => this.#happened(detail));
    this.#notifications.addEventListener("state", ({detail}) => this.#connected(detail));
  }

  open() {
    this.#notifications.open();
  }

  close() {
    clearTimeout(this.#again);
    this.#notifications.close();
    this.#news.close();
  }

  /** How the line to the server is. @returns {import("/parlor/options.js").State} */
  get connection() {
    return this.#notifications.connection;
  }

  /** Tries to connect now. */
  reconnect() {
    this.#notifications.retry();
  }

  /** How many things wait for the user: messages, requests, invites. */
  get waiting() {
    return this.unread.dm_unread_total + this.friends.received.length + this.invites.received.length;
  }

  /** @param {number} friend @returns {number} unread messages from them */
  unreadFrom(friend) {
    return this.unread.by_friend[friend] ?? 0;
  }

  /** Asks somebody to be a friend. @param {string} email @returns {Promise<boolean>} whether they are friends at once */
  async befriend(email) {
    const friendship = await calls.befriend(email);
    this.friends.put(friendship);
    return friendship.is_accepted;
  }

  /** @param {import("/social/friends.js").Friendship} request */
  async accept(request) {
    await calls.accept(request.id);
    await this.#load();
  }

  /** @param {import("/social/friends.js").Friendship} request */
  decline(request) {
    return this.#end(calls.decline(request.id), request);
  }

  /** Unfriends, or takes a request back. @param {import("/social/friends.js").Friendship} friendship */
  remove(friendship) {
    return this.#end(calls.remove(friendship.id), friendship);
  }

  /** @param {import("/social/friends.js").Friendship} friendship */
  block(friendship) {
    return this.#end(calls.block(friendship.friendId), friendship);
  }

  /** Invites a friend to a game, and goes to its lobby. @param {number} friend */
  async invite(friend) {
    const {invite, lobbyId} = await calls.invite(friend);
    this.invites.put(invite);
    this.#enter(lobbyId);
  }

  /** @param {import("/social/invites.js").Invite} invite */
  async acceptInvite(invite) {
    const {lobbyId} = await this.#reply(calls.acceptInvite(invite.inviteId));
    this.#enter(lobbyId);
  }

  /** @param {import("/social/invites.js").Invite} invite */
  declineInvite(invite) {
    return this.#reply(calls.declineInvite(invite.inviteId));
  }

  /** @param {import("/social/invites.js").Invite} invite */
  cancelInvite(invite) {
    return this.#reply(calls.cancelInvite(invite.inviteId));
  }

  async #reply(call) {
    try {
      const answer = await call;
      this.invites.put(answer.invite);
      return answer;
    } catch (error) {
      // It has ended in another way meanwhile, and the news of that may be late.
      await this.#load();
      throw error;
    }
  }

  async #end(call, friendship) {
    try {
      await call;
    } catch (error) {
      if (error.status !== 404) {
        throw error;
      }
    }
    this.friends.remove(friendship.id);
  }

  #enter(lobby) {
    drawer.hide();
    router.go(`/lobby/${lobby}/`);
  }

  /** Says that the line is lost, and that it is back; a game says so of its own line. */
  #connected({phase}) {
    const lost = phase === "reconnecting" || phase === "offline";
    if (lost !== this.#lost && !document.querySelector("parlor-game")) {
      announce(lost ? text.connection.lostSpoken : text.connection.backSpoken);
    }
    this.#lost = lost;
    this.#change();
  }

  #greeted(hello) {
    this.unread = hello.unread;
    this.friends.seen(hello.online_friends);
  }

  async #load() {
    clearTimeout(this.#again);
    this.#waiting ??= [];
    const turn = (this.#turn += 1);
    try {
      const [friends, requests, invites] = await Promise.all([calls.friends(), calls.requests(), calls.invites()]);
      if (turn !== this.#turn) {
        return;
      }
      this.friends.fill([...friends, ...requests.received_requests, ...requests.sent_requests]);
      this.invites.fill(invites);
      this.blockChanges += 1;
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      if (turn === this.#turn && (error.status === 0 || error.status >= 500 || error.status === 429)) {
        this.#again = setTimeout(() => this.#load(), LOAD_AGAIN_AFTER);
        return;
      }
    }
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.forEach((event) => this.#apply(event));
  }

  #happened(event) {
    if (this.#waiting) {
      this.#waiting.push(event);
    } else {
      this.#apply(event);
    }
  }

  #apply(event) {
    this.#events[event.type]?.(event);
    this.#change();
  }

  #events = {
    status_update: ({user_id, status}) => this.friends.status(user_id, status === "online"),
    badge: (badge) => {
      this.unread = badge;
      this.#news.read((sender) => this.unreadFrom(sender) === 0);
    },
    friend_request: ({friendship}) => {
      this.friends.put(friendship);
      this.#news.asked(friendship);
    },
    friend_request_sent: ({friendship}) => this.friends.put(friendship),
    friend_added: ({friendship}) => {
      this.friends.put(friendship);
      this.#news.settled(friendship);
    },
    friend_accepted: ({friendship}) => {
      this.friends.put(friendship);
      this.#news.accepted(friendship);
    },
    friend_removed: ({friendship}) => {
      this.friends.remove(friendship.id);
      this.#news.settled(friendship);
    },
    dm: ({sender_id: sender, message}) => this.#news.written(sender, this.friends.with(sender)?.name, message),
    invite_created: ({invite}) => this.invites.put(invite) && this.#news.invited(invite),
    profile_changed: ({first_name, avatar, guest}) =>
      session.remember({id: this.user, first_name, avatar: avatar && new URL(avatar, location.origin).href, guest}),
    block_changed: () => (this.blockChanges += 1),
    invite_sent: ({invite}) => this.invites.put(invite),
    invite_status: ({invite}) => this.invites.put(invite) && this.#news.answered(invite),
  };

  #change() {
    this.dispatchEvent(new Event("change"));
  }
}
