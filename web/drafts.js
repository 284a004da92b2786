/**
 * Text that was typed but not sent, per field and tab. It survives closing the drawer, changing screens and a reload; it is
 * deleted on logout.
 */
const PREFIX = "parlor.kept.";

/** @param {string} key of the field @returns {any} the stored value, or null */
export function loadDraft(key) {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + key));
  } catch {
    return null;
  }
}

/** @param {string} key @param {any} value null or empty deletes it */
export function saveDraft(key, value) {
  try {
    if (value === null || value.length === 0) {
      sessionStorage.removeItem(PREFIX + key);
    } else {
      sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
    }
  } catch {
    // Storage is blocked or full: the text lasts as long as its field.
  }
}

/** Deletes all drafts. */
export function clearDrafts() {
  try {
    Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX)).forEach((key) => sessionStorage.removeItem(key));
  } catch {
    // Storage is blocked, so there is nothing to delete.
  }
}
