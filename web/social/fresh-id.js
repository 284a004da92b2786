/** An id that nobody has used. `crypto.randomUUID` is missing on pages without TLS. */
export const freshId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
