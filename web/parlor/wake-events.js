/**
 * When to look after a line: the page is shown again or resumed, the network comes or goes. In a worker there is no page, and
 * nothing but the network wakes; outside of browsers nothing does.
 *
 * @type {[EventTarget | undefined, string][]}
 */
const WAKE_EVENTS = [[globalThis, "online"], [globalThis, "offline"], [globalThis, "pageshow"],
  [globalThis.document, "visibilitychange"], [globalThis.document, "resume"]];

/** @param {() => void} listener is called when the page is in sight @returns {() => void} stops it */
export function onWake(listener) {
  const notify = () => globalThis.document?.visibilityState !== "hidden" && listener();
  WAKE_EVENTS.forEach(([target, type]) => target?.addEventListener?.(type, notify));
  return () => WAKE_EVENTS.forEach(([target, type]) => target?.removeEventListener?.(type, notify));
}

/** Whether there is a network, as far as the browser knows. */
export const isOnline = () => globalThis.navigator?.onLine ?? true;
