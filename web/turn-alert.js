import {setTurnMark} from "/page-title.js";

/**
 * Calls the user back to a page that they don't look at: by a mark in the title and, if they asked for it, by a
 * notification of the system.
 */
const KEY = "parlor.notify";

class TurnAlert extends EventTarget {
  constructor() {
    super();
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && setTurnMark(false));
  }

  /** Whether there is anything to ask for: not where the browser has no notifications, or the user has refused them. */
  get supported() {
    return window.isSecureContext && "Notification" in window && Notification.permission !== "denied";
  }

  /** Whether the user has asked for notifications, and may have them. */
  get enabled() {
    return this.supported && Notification.permission === "granted" && storedSetting();
  }

  /** Asks the browser, which asks the user; or ends it. */
  async toggle() {
    const on = !this.enabled;
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
   * @param {string} title the headline of the notification
   * @param {string} body what it is about
   * @param {string} tag a later one with the same tag takes its place
   */
  show(title, body, tag) {
    if (document.visibilityState === "visible") {
      return;
    }
    setTurnMark(true);
    if (this.enabled) {
      notify(title, {body, tag, icon: "/icon.svg"});
    }
  }

  /** There is nothing to do (any more). */
  clear() {
    setTurnMark(false);
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

function storedSetting() {
  try {
    return localStorage.getItem(KEY) === "on";
  } catch {
    return false;
  }
}

export const turnAlert = new TurnAlert();
