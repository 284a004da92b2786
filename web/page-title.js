/**
 * The title of the page: what is on the screen, and before it what waits for the user elsewhere: `(2) ● Your turn · Parlor`.
 */
let screenTitle = document.title;
let unseenCount = 0;
let turnMark = false;

/** Says what is on the screen. @param {string} what */
export function setTitle(what) {
  screenTitle = what;
  updateTitle();
}

/** How much of other people's is unseen: requests, invites, messages. @param {number} count */
export function setUnseenCount(count) {
  unseenCount = count;
  updateTitle();
}

/** Marks a page that nobody looks at while it is the user's turn there. @param {boolean} shown */
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
