import {bootstrapText} from "/text/bootstrap.js";

/**
 * Brings the client up, and keeps trying: the network may fail in the middle of the first load, and while a new version
 * is rolled out the page and its modules may come from servers of two versions. Then the page is fetched again.
 *
 * This module alone keeps its name from version to version.
 */
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
const KEY = "parlor.arrival";

try {
  await import("/app.js");
  storedAttempts(0);
} catch (error) {
  console.error(error);
  const attempt = storedAttempts();
  storedAttempts(attempt + 1);
  const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempt);
  document.querySelector("parlor-app").textContent = bootstrapText.reconnecting(navigator.language);
  setTimeout(() => location.reload(), longest / 2 + (Math.random() * longest) / 2);
}

/** How often it was tried in vain; or keeps that. Where nothing can be kept, each time is the first. @param {number} [kept] */
function storedAttempts(kept) {
  try {
    if (kept === undefined) {
      return Number(sessionStorage.getItem(KEY) ?? 0);
    }
    sessionStorage.setItem(KEY, String(kept));
  } catch {
    return 0;
  }
}
