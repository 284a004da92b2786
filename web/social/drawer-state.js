/**
 * The state of the drawer: closed, the friend list, or the conversation with a friend. It can be opened before its content
 * is loaded.
 *
 * Fires `change`.
 */
class DrawerState extends EventTarget {
  open = false;
  /** The friend whose conversation is shown. @type {number | null} */
  friendId = null;

  /** @param {number | null} [friendId] null: the friend list */
  show(friendId = null) {
    this.#set(true, friendId);
  }

  hide() {
    this.#set(false, null);
  }

  /** Shows the friend list, or closes it. */
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
