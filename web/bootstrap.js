import {bootstrapText} from "/text/bootstrap.js";

/**
 * Starts the client, and reloads the page with back-off when that fails: the network may fail during the first load, and
 * during a rolling update the page and its modules may come from servers of two versions.
 *
 * This is the only module whose URL does not change with its content.
 */
const FIRST_DELAY = 1_000;
const MAX_DELAY = 30_000;
const KEY = "parlor.arrival";

try {
  await import("/app.js");
  storedAttempts(0);
} catch (error) {
  console.error(error);
  const attempt = storedAttempts();
  storedAttempts(attempt + 1);
  const longest = Math.min(MAX_DELAY, FIRST_DELAY * 2 ** attempt);
  document.querySelector("parlor-app").textContent = bootstrapText.reconnecting(navigator.language);
  setTimeout(() => location.reload(), longest / 2 + (Math.random() * longest) / 2);
}

/** Reads or stores how many attempts have failed; always 0 if storage is blocked. @param {number} [attempts] */
function storedAttempts(attempts) {
  try {
    if (attempts === undefined) {
      return Number(sessionStorage.getItem(KEY) ?? 0);
    }
    sessionStorage.setItem(KEY, String(attempts));
  } catch {
    return 0;
  }
}
