/**
 * Short news of what happened elsewhere. Fires `change`.
 *
 * @typedef {{key: string, words: string, action?: string, act?: () => void, sender?: number}} Toast `key`: a later one with the same key
 *   takes its place; `action`: the name of what can be done about it, `act` does it; `sender`: it goes when nothing of
 *   theirs is unread
 */
class Toasts extends EventTarget {
  /** @type {Toast[]} */
  all = [];

  /** @param {Toast} toast */
  show(toast) {
    this.#keep([...this.all.filter(({key}) => key !== toast.key), toast].slice(-MOST));
  }

  /** @param {string} key */
  drop(key) {
    this.#keep(this.all.filter((toast) => toast.key !== key));
  }

  clear() {
    this.#keep([]);
  }

  #keep(all) {
    this.all = all;
    this.dispatchEvent(new Event("change"));
  }
}

const MOST = 3;

export const toasts = new Toasts();
