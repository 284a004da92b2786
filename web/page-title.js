/**
 * The title of the page: what is on the screen, and before it what waits for the user elsewhere: `(2) ● Your turn · Parlor`.
 */
let words = document.title;
let waiting = 0;
let due = false;

/** Says what is on the screen. @param {string} what */
export function entitle(what) {
  words = what;
  write();
}

/** How much of other people's is unseen: requests, invites, messages. @param {number} count */
export function unseen(count) {
  waiting = count;
  write();
}

/** Marks a page that nobody looks at while it is the user's turn there. @param {boolean} so */
export function mark(so) {
  due = so;
  write();
}

function write() {
  const title = `${waiting ? `(${waiting > 99 ? "99+" : waiting}) ` : ""}${due ? "● " : ""}${words}`;
  if (document.title !== title) {
    document.title = title;
  }
}
