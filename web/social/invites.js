/**
 * The pending invites that the user has received and sent.
 *
 * Fires `change`.
 *
 * @typedef {{inviteId: string, fromUserId: number, toUserId: number, fromUserName: string, toUserName: string,
 *   lobbyId: string, status: string, expiresAt: string}} Invite as on the wire
 */
export class Invites extends EventTarget {
  /** @type {Map<string, Invite>} */
  #pending = new Map();
  /** The ids of ended invites, so that late events do not revive them. @type {Set<string>} */
  #ended = new Set();

  /** @param {number} userId whose invites these are */
  constructor(userId) {
    super();
    this.userId = userId;
  }

  get received() {
    return [...this.#pending.values()].filter(({toUserId}) => toUserId === this.userId);
  }

  get sent() {
    return [...this.#pending.values()].filter(({fromUserId}) => fromUserId === this.userId);
  }

  /** Whether a game has a pending invite. @param {number} game */
  isAbout(game) {
    return [...this.#pending.values()].some(({lobbyId}) => lobbyId === String(game));
  }

  /** Replaces everything. @param {Invite[]} invites */
  replaceAll(invites) {
    this.#pending = new Map();
    invites.forEach((invite) => this.#store(invite));
    this.#fireChange();
  }

  /** @param {Invite} invite new or changed @returns {boolean} whether anything changed */
  put(invite) {
    const news = this.#pending.get(invite.inviteId)?.status !== invite.status && !this.#ended.has(invite.inviteId);
    this.#store(invite);
    this.#fireChange();
    return news;
  }

  #store(invite) {
    if (invite.status !== "pending") {
      this.#ended.add(invite.inviteId);
      this.#pending.delete(invite.inviteId);
    } else if (!this.#ended.has(invite.inviteId)) {
      this.#pending.set(invite.inviteId, invite);
    }
  }

  #fireChange() {
    this.dispatchEvent(new Event("change"));
  }
}
