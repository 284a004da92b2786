/**
 * What stands in the drawer beside every screen: nothing, the list of friends, or the conversation with one of them. It
 * may be asked for before there is anything to stand in it.
 *
 * Fires `change`.
 */
class DrawerState extends EventTarget {
  open = false;
  /** Whose conversation. @type {number | null} */
  friendId = null;

  /** @param {number | null} [friendId] null: the list */
  show(friendId = null) {
    this.#set(true, friendId);
  }

  hide() {
    this.#set(false, null);
  }

  /** Leads to the list, or away from it. */
  toggle() {
    this.#set(!this.open || this.friendId !== null, null);
  }

  #set(open, friendId) {
    this.open = open;
    this.friendId = friendId;
    this.dispatchEvent(new Event("change"));
  }
}

export const drawer = new DrawerState();
