/**
 * The user's friends, who of them is online, and the requests that wait for an answer.
 *
 * Fires `change`.
 *
 * @typedef {{id: number, friendId: number, name: string, picture: string | null, online: boolean, accepted: boolean, mine: boolean}} Friendship
 *   from the user's side; `mine`: the user asked
 */
export class Friends extends EventTarget {
  /** By id of the friendship. @type {Map<number, Friendship>} */
  #known = new Map();

  loaded = false;

  /** Those who are online first, then by name. @returns {Friendship[]} */
  get all() {
    return this.#those(({accepted}) => accepted).sort((a, b) => b.online - a.online || a.name.localeCompare(b.name));
  }

  /** Requests to the user. */
  get received() {
    return this.#those(({accepted, mine}) => !accepted && !mine);
  }

  /** Requests of the user. */
  get sent() {
    return this.#those(({accepted, mine}) => !accepted && mine);
  }

  /** @param {number} friendId @returns {Friendship | undefined} only if accepted */
  with(friendId) {
    return this.#those((one) => one.accepted && one.friendId === friendId)[0];
  }

  /** Replaces everything. @param {any[]} friendships as on the wire */
  fill(friendships) {
    this.#known = new Map(friendships.map((one) => [one.id, read(one)]));
    this.loaded = true;
    this.#change();
  }

  /** @param {any} friendship as on the wire, new or changed */
  put(friendship) {
    this.#known.set(friendship.id, read(friendship));
    this.#change();
  }

  /** @param {number} id of the friendship */
  remove(id) {
    this.#known.delete(id);
    this.#change();
  }

  /** @param {number[]} friends who are online; nobody else is */
  seen(friends) {
    this.#those(() => true).forEach((one) => (one.online = friends.includes(one.friendId)));
    this.#change();
  }

  /** @param {number} friendId @param {boolean} online */
  status(friendId, online) {
    this.#those((one) => one.friendId === friendId).forEach((one) => (one.online = online));
    this.#change();
  }

  #those(wanted) {
    return [...this.#known.values()].filter(wanted);
  }

  #change() {
    this.dispatchEvent(new Event("change"));
  }
}

const read = (one) => ({
  id: one.id,
  friendId: one.friend_id,
  name: one.friend_name,
  picture: one.friend_avatar,
  online: one.friend_status === "online",
  accepted: one.is_accepted,
  mine: one.from_user !== one.friend_id,
});
