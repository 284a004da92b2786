import {serverNow} from "/social/server-clock.js";

const OFFER_LIFETIME = 60_000;

/**
 * The rematch of a finished game: an offer, how it ended, or the new game.
 *
 * @typedef {{byMe: boolean, toMe: boolean, expiresAt: number}} Offer `byMe`: the user made it; `toMe`: the user may answer it;
 *   `expiresAt`: milliseconds of the epoch, by the server's clock
 */
export class Rematch {
  /** @type {Offer | null} */
  offer = null;
  /** How the last offer ended: "", `declined`, `declinedByYou`, `expired` or `refused`. */
  outcome = "";
  /** The rematch that has already started. @type {number | null} */
  nextGame = null;

  #socket;
  #requestId = "";
  #onChange;
  #onStart;

  /**
   * @param {import("/parlor.js").ParlorSocket} socket of the game
   * @param {() => void} onChange
   * @param {(game: number) => void} onStart the rematch has started while the user was waiting for it
   */
  constructor(socket, onChange, onStart) {
    this.#socket = socket;
    this.#onChange = onChange;
    this.#onStart = onStart;
    socket.on("rematch_offer", (offer) => this.#onOffer(offer));
    socket.on("rematch_declined", () => this.#end(this.offer?.toMe ? "declinedByYou" : "declined"));
    socket.on("rematch_expired", () => this.#end("expired"));
    socket.on("rematch_start", ({new_game_id: game}) => this.#onGameStart(game));
  }

  /** Offers a rematch, or accepts the opponent's offer. */
  request() {
    this.#send("rematch_request");
  }

  accept() {
    this.#send("rematch_accept");
  }

  decline() {
    this.#send("rematch_decline");
  }

  /** @param {string | undefined} id of a message that the server rejected @returns {boolean} whether it was a rematch request */
  handleError(id) {
    const ours = id !== undefined && id === this.#requestId;
    if (ours) {
      this.#end("refused");
    }
    return ours;
  }

  #send(type) {
    this.outcome = "";
    this.#requestId = `${type}-${Date.now()}`;
    if (!this.#socket.send({type, id: this.#requestId})) {
      this.outcome = "refused";
    }
    this.#onChange();
  }

  #onOffer({uiMode, playerRole, rematchRequestedBy, createdAtMs}) {
    this.outcome = "";
    this.offer = {
      byMe: playerRole === rematchRequestedBy,
      toMe: uiMode === "receiver",
      expiresAt: Math.min(createdAtMs, serverNow()) + OFFER_LIFETIME,
    };
    this.#onChange();
  }

  #end(how) {
    this.offer = null;
    this.outcome = how;
    this.#onChange();
  }

  /** Anyone who only looks at an old game stays there. */
  #onGameStart(game) {
    const waited = this.offer !== null && (this.offer.byMe || this.offer.toMe);
    this.offer = null;
    this.nextGame = game;
    this.#onChange();
    if (waited) {
      this.#onStart(game);
    }
  }
}
