/** Near enough to the end to be kept there, in pixels. */
const END_DISTANCE = 90;

/**
 * Keeps a scrolled list where its reader is: at the end while new things come, or at the same line while older ones are
 * put before it.
 */
export class ScrollAnchor {
  #first;
  #height = 0;
  #nearEnd = true;

  /** Before the list changes. @param {HTMLElement | null} list */
  beforeUpdate(list) {
    if (list) {
      this.#height = list.scrollHeight;
      this.#nearEnd = list.scrollHeight - list.scrollTop - list.clientHeight < END_DISTANCE;
    }
  }

  /** After it. @param {HTMLElement | null} list @param {unknown} first what stands at its top */
  afterUpdate(list, first) {
    if (list && this.#first !== undefined && first !== this.#first) {
      list.scrollTop += list.scrollHeight - this.#height;
    } else if (list && this.#nearEnd) {
      list.scrollTop = list.scrollHeight;
    }
    this.#first = first;
  }

  /** The next change leads to the end, wherever the reader was. */
  stickToEnd() {
    this.#nearEnd = true;
  }
}
