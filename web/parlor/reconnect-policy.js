/**
 * Whether and when to reconnect, as the column "Reconnect?" of the contract's close codes says.
 */

export const CLOSE = Object.freeze({NORMAL: 1000, RESTART: 1012, UNAUTHENTICATED: 4401, FORBIDDEN: 4403, NOT_FOUND: 4404,
  EXPIRED_OR_SLOW: 4408, FLOODING: 4429});

/**
 * @typedef {"never" | "refreshed" | "later"} ReconnectMode `refreshed`: immediately, with a new token or ticket
 *
 * @param {number} code the close code; 0 or 1006 if the connection broke
 * @param {string} reason the close reason
 * @returns {ReconnectMode}
 */
export function reconnectMode(code, reason) {
  switch (code) {
    case CLOSE.NORMAL:
    case CLOSE.FORBIDDEN:
    case CLOSE.NOT_FOUND:
      return "never";
    case CLOSE.EXPIRED_OR_SLOW:
      return /slow/i.test(reason) ? "later" : "never";
    case CLOSE.UNAUTHENTICATED:
      return "refreshed";
    default:
      return "later";
  }
}

/**
 * Exponential back-off with jitter: doubles with each attempt up to a cap; half of it is fixed and half is random, so that
 * clients of a restarted server do not all reconnect at once.
 *
 * @param {number} code the close code
 * @param {number} attempt how many have failed in a row, from 0
 * @param {{base: number, cap: number, pause: number}} times in milliseconds; `pause`: added after flooding
 * @returns {number} milliseconds
 */
export function reconnectDelay(code, attempt, {base, cap, pause}) {
  const longest = Math.min(cap, base * 2 ** attempt) + (code === CLOSE.RESTART ? 2 * base : 0);
  return (code === CLOSE.FLOODING ? pause : 0) + longest / 2 + (Math.random() * longest) / 2;
}
