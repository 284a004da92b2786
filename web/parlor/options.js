/**
 * @typedef {"connecting" | "connected" | "reconnecting" | "offline" | "closed"} Phase
 *   `reconnecting`: waiting for the next attempt, or in it; `offline`: the same, while the browser says that there is
 *   no network; `closed`: over, nothing will be tried again
 * @typedef {object} State
 * @property {Phase} phase
 * @property {number} [retryAt] when the next attempt starts, in milliseconds of `Date.now()`; absent while in it
 * @property {number} [code] the close code of the last connection
 * @property {string} [reason] what the server said with it
 *
 * @typedef {object} Options
 * @property {(rejected: string | null) => Promise<string | null>} [token] gives the access token; `rejected` is one that
 *   the server just refused. Null: nobody is logged in; the socket closes with 4401. May throw: tried again later.
 * @property {() => Promise<string | null>} [ticket] gives a fresh one-time ticket instead, so that no token stands in a
 *   URL; otherwise the same
 * @property {() => Record<string, string | number>} [query] what else the URL is to say, asked for each connection
 * @property {() => object} [probe] a harmless message that the server answers, if only by an error; sent to find out whether a
 *   quiet line lives. Its answer is not passed on.
 * @property {boolean} [quiet] the server says nothing on connect: a line that stays open for a moment is taken as admitted
 * @property {import("./sequence.js").Sequence} [sequence] numbers the events: each once, in order, the missed ones first
 * @property {number} [base] first back-off, in milliseconds
 * @property {number} [cap] longest back-off, in milliseconds
 * @property {number} [pause] how much longer after a close for flooding, in milliseconds
 */
export {};
