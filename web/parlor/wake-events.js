/**
 * The events after which a connection may be dead: the page is shown again or resumed, the network comes or goes. In a worker
 * there are only network events; outside of browsers there are none.
 *
 * @type {[EventTarget | undefined, string][]}
 */
const WAKE_EVENTS = [[globalThis, "online"], [globalThis, "offline"], [globalThis, "pageshow"],
  [globalThis.document, "visibilitychange"], [globalThis.document, "resume"]];

/** @param {() => void} listener called if the page is visible @returns {() => void} removes it */
export function onWake(listener) {
  const notify = () => globalThis.document?.visibilityState !== "hidden" && listener();
  WAKE_EVENTS.forEach(([target, type]) => target?.addEventListener?.(type, notify));
  return () => WAKE_EVENTS.forEach(([target, type]) => target?.removeEventListener?.(type, notify));
}

/** Whether the browser reports a network. */
export const isOnline = () => globalThis.navigator?.onLine ?? true;
