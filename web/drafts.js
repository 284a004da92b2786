/**
 * What was typed and not yet sent, per field and tab: it survives a closed drawer, another screen and a reload, and goes
 * when the user logs out.
 */
const PREFIX = "parlor.kept.";

/** @param {string} key of the field @returns {any} what was kept, or null */
export function loadDraft(key) {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + key));
  } catch {
    return null;
  }
}

/** @param {string} key @param {any} value null or empty: nothing */
export function saveDraft(key, value) {
  try {
    if (value === null || value.length === 0) {
      sessionStorage.removeItem(PREFIX + key);
    } else {
      sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
    }
  } catch {
    // Storage is blocked or full: what was typed then lasts as long as its field.
  }
}

/** Of nobody any more. */
export function clearDrafts() {
  try {
    Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX)).forEach((key) => sessionStorage.removeItem(key));
  } catch {
    // Then there is nothing kept either.
  }
}
