/**
 * The toasts on the screen. Fires `change`.
 *
 * @typedef {{key: string, text: string, actionLabel?: string, onAction?: () => void, sender?: number}} Toast `key`: a later toast with the same
 *   key replaces it; `actionLabel`: of its button, which calls `onAction`; `sender`: the toast is dropped once their messages
 *   are read
 */
class ToastQueue extends EventTarget {
  /** @type {Toast[]} */
  all = [];

  /** @param {Toast} toast */
  show(toast) {
    this.#set([...this.all.filter(({key}) => key !== toast.key), toast].slice(-MAX_TOASTS));
  }

  /** @param {string} key */
  drop(key) {
    this.#set(this.all.filter((toast) => toast.key !== key));
  }

  clear() {
    this.#set([]);
  }

  #set(all) {
    this.all = all;
    this.dispatchEvent(new Event("change"));
  }
}

const MAX_TOASTS = 3;

export const toasts = new ToastQueue();
