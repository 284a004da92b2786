/**
 * The user's friends, their online status, and pending requests.
 *
 * Fires `change`.
 *
 * @typedef {{id: number, friendId: number, name: string, picture: string | null, online: boolean, accepted: boolean, sentByMe: boolean}} Friendship
 *   from the user's side; `sentByMe`: the user sent the request
 */
export class Friends extends EventTarget {
  /** By id of the friendship. @type {Map<number, Friendship>} */
  #byId = new Map();

  loaded = false;

  /** Online friends first, then by name. @returns {Friendship[]} */
  get all() {
    return this.#filter(({accepted}) => accepted).sort((a, b) => b.online - a.online || a.name.localeCompare(b.name));
  }

  /** Requests that the user has received. */
  get received() {
    return this.#filter(({accepted, sentByMe}) => !accepted && !sentByMe);
  }

  /** Requests that the user has sent. */
  get sent() {
    return this.#filter(({accepted, sentByMe}) => !accepted && sentByMe);
  }

  /** @param {number} friendId @returns {Friendship | undefined} only if accepted */
  friendshipWith(friendId) {
    return this.#filter((one) => one.accepted && one.friendId === friendId)[0];
  }

  /** Replaces everything. @param {any[]} friendships as on the wire */
  replaceAll(friendships) {
    this.#byId = new Map(friendships.map((one) => [one.id, fromWire(one)]));
    this.loaded = true;
    this.#fireChange();
  }

  /** @param {any} friendship as on the wire, new or changed */
  put(friendship) {
    this.#byId.set(friendship.id, fromWire(friendship));
    this.#fireChange();
  }

  /** @param {number} id of the friendship */
  remove(id) {
    this.#byId.delete(id);
    this.#fireChange();
  }

  /** @param {number[]} friends who are online; all others are offline */
  setOnline(friends) {
    this.#filter(() => true).forEach((one) => (one.online = friends.includes(one.friendId)));
    this.#fireChange();
  }

  /** @param {number} friendId @param {boolean} online */
  setStatus(friendId, online) {
    this.#filter((one) => one.friendId === friendId).forEach((one) => (one.online = online));
    this.#fireChange();
  }

  #filter(wanted) {
    return [...this.#byId.values()].filter(wanted);
  }

  #fireChange() {
    this.dispatchEvent(new Event("change"));
  }
}

const fromWire = (one) => ({
  id: one.id,
  friendId: one.friend_id,
  name: one.friend_name,
  picture: one.friend_avatar,
  online: one.friend_status === "online",
  accepted: one.is_accepted,
  sentByMe: one.from_user !== one.friend_id,
});
