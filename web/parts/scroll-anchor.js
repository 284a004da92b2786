/** How close to the end the list must be to stay there, in pixels. */
const END_DISTANCE = 90;

/**
 * Keeps the scroll position of a list when it changes: at the end while new items arrive, or at the same item when older
 * ones are inserted before it.
 */
export class ScrollAnchor {
  #first;
  #height = 0;
  #nearEnd = true;

  /** Call before the list changes. @param {HTMLElement | null} list */
  beforeUpdate(list) {
    if (list) {
      this.#height = list.scrollHeight;
      this.#nearEnd = list.scrollHeight - list.scrollTop - list.clientHeight < END_DISTANCE;
    }
  }

  /** Call after the list has changed. @param {HTMLElement | null} list @param {unknown} first the key of its first item */
  afterUpdate(list, first) {
    if (list && this.#first !== undefined && first !== this.#first) {
      list.scrollTop += list.scrollHeight - this.#height;
    } else if (list && this.#nearEnd) {
      list.scrollTop = list.scrollHeight;
    }
    this.#first = first;
  }

  /** Scrolls to the end at the next change. */
  stickToEnd() {
    this.#nearEnd = true;
  }
}
