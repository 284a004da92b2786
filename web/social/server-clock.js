/** The server's clock, as far as it is known: countdowns end when the server says, not when this computer thinks. */
let offsetMillis = 0;

/** @param {string} instant the server's time, just heard */
export function synchronize(instant) {
  offsetMillis = Date.parse(instant) - Date.now();
}

/** Milliseconds of the epoch, by the server's clock. */
export const serverNow = () => Date.now() + offsetMillis;
