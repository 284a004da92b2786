/**
 * What stands in the drawer beside every screen: nothing, the list of friends, or the conversation with one of them. It
 * may be asked for before there is anything to stand in it.
 *
 * Fires `change`.
 */
class DrawerState extends EventTarget {
  open = false;
  /** Whose conversation. @type {number | null} */
  friend = null;

  /** @param {number | null} [friend] null: the list */
  show(friend = null) {
    this.#set(true, friend);
  }

  hide() {
    this.#set(false, null);
  }

  /** Leads to the list, or away from it. */
  toggle() {
    this.#set(!this.open || this.friend !== null, null);
  }

  #set(open, friend) {
    this.open = open;
    this.friend = friend;
    this.dispatchEvent(new Event("change"));
  }
}

export const drawer = new DrawerState();
