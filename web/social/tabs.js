/**
 * The user's other tabs in this browser. The server tells the *other* person what somebody did; the tabs of the one who
 * did it tell each other.
 */
const channel = "BroadcastChannel" in window ? new BroadcastChannel("parlor.social") : null;

/** @param {"friends" | "invites"} what has changed by the user's own doing */
export const tellTabs = (what) => channel?.postMessage(what);

/** @param {(what: "friends" | "invites") => void} listener */
export const onTold = (listener) => channel?.addEventListener("message", ({data}) => listener(data));
