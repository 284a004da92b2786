/**
 * The page title: the current screen, preceded by the unseen count and the turn mark: `(2) ● Your turn · Parlor`.
 */
let screenTitle = document.title;
let unseenCount = 0;
let turnMark = false;

/** @param {string} what */
export function setTitle(what) {
  screenTitle = what;
  updateTitle();
}

/** @param {number} count of unseen requests, invites and messages */
export function setUnseenCount(count) {
  unseenCount = count;
  updateTitle();
}

/** Marks a hidden page while it is the user's turn. @param {boolean} shown */
export function setTurnMark(shown) {
  turnMark = shown;
  updateTitle();
}

function updateTitle() {
  const title = `${unseenCount ? `(${unseenCount > 99 ? "99+" : unseenCount}) ` : ""}${turnMark ? "● " : ""}${screenTitle}`;
  if (document.title !== title) {
    document.title = title;
  }
}
