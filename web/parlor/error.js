/** A refusal of the server, or an unreachable server (`status` 0). */
export class ParlorError extends Error {
  /**
   * @param {number} status HTTP status; 0 when there was no answer, or when a socket refused
   * @param {any} body the parsed error body, or the `error` frame
   */
  constructor(status, body) {
    super(body?.detail ?? body?.message ?? (Array.isArray(body) ? body[0] : null) ?? `HTTP ${status}`);
    this.name = "ParlorError";
    this.status = status;
    /** Stable, for programs: `no_active_account`, `throttled`, … @type {string} */
    this.code = body?.code ?? (status === 0 ? "unreachable" : "");
    /** One list of sentences per refused field. @type {Record<string, string[]>} */
    this.fields = status === 400 && body && !body.detail && !Array.isArray(body) ? body : {};
  }
}
