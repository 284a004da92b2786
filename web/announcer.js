/**
 * Tells screen readers what happened, politely and in order.
 *
 * All lines go to one log that stays on the page: a live region whose text is replaced would lose the first of two quick
 * lines ("You marked …", "The computer marked …").
 */
const MAX_LINES = 8;

const log = document.getElementById("announcements");

/** @param {string} line */
export function announce(line) {
  const entry = document.createElement("p");
  entry.textContent = line;
  log.append(entry);
  while (log.children.length > MAX_LINES) {
    log.firstElementChild.remove();
  }
}
