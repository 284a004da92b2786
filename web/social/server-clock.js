/** An estimate of the server's clock, so that countdowns end by the server's time. */
let offsetMillis = 0;

/** @param {string} instant the server's time, just received */
export function synchronize(instant) {
  offsetMillis = Date.parse(instant) - Date.now();
}

/** Milliseconds of the epoch, by the server's clock. */
export const serverNow = () => Date.now() + offsetMillis;
