/** Near enough to the end to be kept there, in pixels. */
const NEAR = 90;

/**
 * Keeps a scrolled list where its reader is: at the end while new things come, or at the same line while older ones are
 * put before it.
 */
export class Bottom {
  #first;
  #height = 0;
  #near = true;

  /** Before the list changes. @param {HTMLElement | null} list */
  remember(list) {
    if (list) {
      this.#height = list.scrollHeight;
      this.#near = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
    }
  }

  /** After it. @param {HTMLElement | null} list @param {unknown} first what stands at its top */
  keep(list, first) {
    if (list && this.#first !== undefined && first !== this.#first) {
      list.scrollTop += list.scrollHeight - this.#height;
    } else if (list && this.#near) {
      list.scrollTop = list.scrollHeight;
    }
    this.#first = first;
  }

  /** The next change leads to the end, wherever the reader was. */
  follow() {
    this.#near = true;
  }
}
