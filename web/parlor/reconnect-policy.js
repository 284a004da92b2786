/**
 * Whether and when to connect again, as the column "Come back?" of the contract's close codes says.
 */

export const CLOSE = Object.freeze({NORMAL: 1000, RESTART: 1012, UNAUTHENTICATED: 4401, FORBIDDEN: 4403, NOT_FOUND: 4404,
  EXPIRED_OR_SLOW: 4408, FLOODING: 4429});

/**
 * @typedef {"never" | "refreshed" | "later"} ComeBack `refreshed`: at once, with another token or ticket
 *
 * @param {number} code of the close; 0 or 1006 when the line broke
 * @param {string} reason what the server said with it
 * @returns {ComeBack}
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
 * Twice as long after each attempt, up to a cap; half of it fixed, half by chance, so that a restarted server is not met by
 * everybody at once.
 *
 * @param {number} code of the close
 * @param {number} attempt how many have failed in a row, from 0
 * @param {{base: number, cap: number, pause: number}} times in milliseconds; `pause`: more after flooding
 * @returns {number} milliseconds
 */
export function reconnectDelay(code, attempt, {base, cap, pause}) {
  const longest = Math.min(cap, base * 2 ** attempt) + (code === CLOSE.RESTART ? 2 * base : 0);
  return (code === CLOSE.FLOODING ? pause : 0) + longest / 2 + (Math.random() * longest) / 2;
}
