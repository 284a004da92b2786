/**
 * The invites that wait for an answer, to the user and by the user.
 *
 * Fires `change`.
 *
 * @typedef {{inviteId: string, fromUserId: number, toUserId: number, fromUserName: string, toUserName: string,
 *   lobbyId: string, status: string, expiresAt: string}} Invite as on the wire
 */
export class Invites extends EventTarget {
  /** @type {Map<string, Invite>} */
  #pending = new Map();
  /** What has ended stays ended, whatever arrives late. @type {Set<string>} */
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

  /** Whether a game waits for its invite to be accepted. @param {number} game */
  isAbout(game) {
    return [...this.#pending.values()].some(({lobbyId}) => lobbyId === String(game));
  }

  /** Replaces everything. @param {Invite[]} invites */
  replaceAll(invites) {
    this.#pending = new Map();
    invites.forEach((invite) => this.#store(invite));
    this.#fireChange();
  }

  /** @param {Invite} invite new or changed @returns {boolean} whether that was news */
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
