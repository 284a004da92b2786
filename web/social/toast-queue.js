/**
 * Short news of what happened elsewhere. Fires `change`.
 *
 * @typedef {{key: string, text: string, actionLabel?: string, onAction?: () => void, sender?: number}} Toast `key`: a later one with the same key
 *   takes its place; `actionLabel`: of its button, which calls `onAction`; `sender`: it goes when nothing of
 *   theirs is unread
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
