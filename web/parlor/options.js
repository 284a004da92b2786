/**
 * @typedef {"connecting" | "connected" | "reconnecting" | "offline" | "closed"} Phase
 *   `reconnecting`: waiting for the next attempt, or attempting; `offline`: the same, while the browser reports no
 *   network; `closed`: for good
 * @typedef {object} State
 * @property {Phase} phase
 * @property {number} [retryAt] when the next attempt starts, in milliseconds of `Date.now()`; absent during the attempt
 * @property {number} [code] the close code of the last connection
 * @property {string} [reason] its close reason
 *
 * @typedef {object} Options
 * @property {(rejected: string | null) => Promise<string | null>} [token] returns the access token; `rejected` is one that
 *   the server has just rejected. Null: not logged in; the socket closes with 4401. If it throws, it is called again later.
 * @property {() => Promise<string | null>} [ticket] returns a new one-time ticket instead, so that no URL contains a
 *   token; otherwise the same
 * @property {() => Record<string, string | number>} [query] more query parameters, called for each connection
 * @property {() => object} [probe] a harmless message that the server answers, even if with an error; sent to check whether
 *   a silent connection is alive. Its answer is not passed on.
 * @property {boolean} [quiet] the server sends nothing on connect: a connection that stays open briefly counts as accepted
 * @property {import("./sequence.js").Sequence} [sequence] delivers numbered events once each, in order, missed ones first
 * @property {number} [base] first back-off, in milliseconds
 * @property {number} [cap] longest back-off, in milliseconds
 * @property {number} [pause] added to the back-off after a close for flooding, in milliseconds
 */
export {};
