import {setTurnMark} from "/page-title.js";

/**
 * Tells the user that it is their turn while the page is hidden: by a mark in the title and, if turned on, by a system
 * notification.
 */
const KEY = "parlor.notify";

class TurnAlert extends EventTarget {
  constructor() {
    super();
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && setTurnMark(false));
  }

  /** Whether notifications can be turned on: not if the browser has none, or the user has denied them. */
  get supported() {
    return window.isSecureContext && "Notification" in window && Notification.permission !== "denied";
  }

  /** Whether notifications are turned on and permitted. */
  get enabled() {
    return this.supported && Notification.permission === "granted" && storedSetting();
  }

  /** Turns notifications on, asking for permission if needed, or off. */
  async toggle() {
    const on = !this.enabled;
    if (on && Notification.permission !== "granted") {
      await Notification.requestPermission();
    }
    try {
      localStorage.setItem(KEY, on ? "on" : "off");
    } catch {
      // Storage is blocked: notifications stay off, because they could not be turned off for good.
    }
    this.dispatchEvent(new Event("change"));
  }

  /**
   * Shows the alert if the page is hidden.
   *
   * @param {string} title the headline of the notification
   * @param {string} body what it is about
   * @param {string} tag a later one with the same tag replaces it
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

  /** Removes the alert. */
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
    // Phones show notifications for installed pages only; the title has the mark anyway.
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
