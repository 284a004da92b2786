/**
 * The current session: the two tokens, and what is shown of the user before the server answers. Kept in localStorage, so
 * that it survives a reload and all tabs share it.
 *
 * Fires `change` when a login begins or ends, in this tab or another one; `detail.reason` of an ending is `"logout"`,
 * `"expired"` or `"elsewhere"` (another tab). Fires `user` when the user's name or picture changes.
 *
 * @typedef {{access: string, refresh: string}} Tokens
 * @typedef {{id: number, first_name: string, avatar: string | null, guest: boolean}} Who
 */

const KEY = "parlor.session";
/** Set once anyone with a password has logged in here; it outlives the session. */
const HAD_ACCOUNT_KEY = "parlor.known";

class Session extends EventTarget {
  /** @type {(Tokens & {user?: Who}) | null} */
  #stored = readStored();

  constructor() {
    super();
    window.addEventListener("storage", (event) => {
      if (event.key === KEY || event.key === null) {
        this.#useStored(readStored());
      }
    });
  }

  /** Whether a user is logged in, as far as this browser knows. */
  get loggedIn() {
    return this.#stored !== null;
  }

  get access() {
    return this.#stored?.access ?? null;
  }

  get refresh() {
    return this.#stored?.refresh ?? null;
  }

  /** The user as last received; null until the first answer. */
  get user() {
    return this.#stored?.user ?? null;
  }

  /** Whether anyone with an account has logged in here: they are asked to log in instead of becoming a guest. */
  get hadAccount() {
    try {
      return localStorage.getItem(HAD_ACCOUNT_KEY) !== null;
    } catch {
      return false;
    }
  }

  /** @param {Tokens} tokens of a fresh login @param {Who} [user] if already known */
  begin({access, refresh}, user) {
    this.#store({access, refresh, ...(user ? {user: userFields(user)} : {})});
    this.#fireChange("login");
  }

  /** Replaces the tokens of the running session. @param {Tokens} tokens */
  renew({access, refresh}) {
    this.#store({...this.#stored, access, refresh});
  }

  /** @param {Who} user */
  updateUser(user) {
    const before = this.#stored?.user;
    if (this.#stored) {
      this.#store({...this.#stored, user: userFields(user)});
    }
    const {first_name, avatar, guest} = user;
    if (before?.first_name !== first_name || before?.avatar !== avatar || before?.guest !== guest) {
      this.dispatchEvent(new Event("user"));
    }
  }

  /** @param {"logout" | "expired"} why */
  end(why) {
    if (this.#stored) {
      this.#store(null);
      this.#fireChange(why);
    }
  }

  #store(stored) {
    this.#stored = stored;
    try {
      if (stored) {
        localStorage.setItem(KEY, JSON.stringify(stored));
        // Tokens without a user come from a login, and guests cannot log in.
        if (!stored.user?.guest) {
          localStorage.setItem(HAD_ACCOUNT_KEY, "1");
        }
      } else {
        localStorage.removeItem(KEY);
      }
    } catch {
      // Storage is blocked or full: the session lasts as long as this page.
    }
  }

  #useStored(kept) {
    const before = this.#stored;
    this.#stored = kept;
    if (Boolean(before) !== Boolean(kept) || before?.user?.id !== kept?.user?.id) {
      this.#fireChange("elsewhere");
    }
  }

  #fireChange(why) {
    this.dispatchEvent(new CustomEvent("change", {detail: {reason: why}}));
  }
}

const userFields = ({id, first_name, avatar, guest}) => ({id, first_name, avatar, guest});

function readStored() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return kept?.access && kept?.refresh ? kept : null;
  } catch {
    return null;
  }
}

export const session = new Session();
