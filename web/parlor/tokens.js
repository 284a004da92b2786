/**
 * The two tokens of a session, in memory. Any object with these members can replace it, for example to keep them in
 * storage.
 *
 * Fires `change` when a session begins, is renewed or ends.
 *
 * @typedef {{access: string, refresh: string}} TokenPair
 * @typedef {object} Keeper
 * @property {string | null} access null: nobody is logged in
 * @property {string | null} refresh
 * @property {(tokens: TokenPair, user?: Record<string, any>) => void} begin after logging in; with the user, as a guest
 * @property {(tokens: TokenPair) => void} renew of the same session
 * @property {(why: "logout" | "expired") => void} end
 */
export class Tokens extends EventTarget {
  access = null;
  refresh = null;

  /** @param {TokenPair} [tokens] of an existing session */
  constructor(tokens) {
    super();
    Object.assign(this, tokens);
  }

  begin(tokens) {
    this.#change(tokens);
  }

  renew(tokens) {
    this.#change(tokens);
  }

  end() {
    this.#change({access: null, refresh: null});
  }

  #change({access, refresh}) {
    Object.assign(this, {access, refresh});
    this.dispatchEvent(new Event("change"));
  }
}
