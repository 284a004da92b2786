import {mark} from "/page-title.js";

/**
 * Calls the user back to a page that they don't look at: by a mark in the title and, if they asked for it, by a
 * notification of the system.
 */
const KEY = "parlor.notify";

class Attention extends EventTarget {
  constructor() {
    super();
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && mark(false));
  }

  /** Whether there is anything to ask for: not where the browser has no notifications, or the user has refused them. */
  get possible() {
    return window.isSecureContext && "Notification" in window && Notification.permission !== "denied";
  }

  /** Whether the user has asked for notifications, and may have them. */
  get on() {
    return this.possible && Notification.permission === "granted" && wanted();
  }

  /** Asks the browser, which asks the user; or ends it. */
  async toggle() {
    const on = !this.on;
    if (on && Notification.permission !== "granted") {
      await Notification.requestPermission();
    }
    try {
      localStorage.setItem(KEY, on ? "on" : "off");
    } catch {
      // Without storage there are no notifications: nobody could switch them off for good.
    }
    this.dispatchEvent(new Event("change"));
  }

  /**
   * Says that it is the user's turn, if they don't look.
   *
   * @param {string} what the headline of the notification
   * @param {string} where what it is about
   * @param {string} tag a later one with the same tag takes its place
   */
  call(what, where, tag) {
    if (document.visibilityState === "visible") {
      return;
    }
    mark(true);
    if (this.on) {
      notify(what, {body: where, tag, icon: "/icon.svg"});
    }
  }

  /** There is nothing to do (any more). */
  rest() {
    mark(false);
  }
}

function notify(what, options) {
  try {
    const notification = new Notification(what, options);
    notification.addEventListener("click", () => {
      window.focus();
      notification.close();
    });
  } catch {
    // Phones show notifications for installed pages only; the title says it all the same.
  }
}

function wanted() {
  try {
    return localStorage.getItem(KEY) === "on";
  } catch {
    return false;
  }
}

export const attention = new Attention();
