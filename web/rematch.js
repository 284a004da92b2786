import {serverNow} from "/social/server-clock.js";

const LASTS = 60_000;

/**
 * Playing once more against the same opponent, as it stands at a finished game: an offer, how it ended, or the game that
 * came of it.
 *
 * @typedef {{mine: boolean, toMe: boolean, until: number}} Offer `mine`: the user made it; `toMe`: the user may answer it;
 *   `until`: milliseconds of the epoch, by the server's clock
 */
export class Rematch {
  /** @type {Offer | null} */
  offer = null;
  /** How the last offer ended: "", `declined`, `declinedByYou`, `expired` or `refused`. */
  outcome = "";
  /** The game that was begun before the user came here. @type {number | null} */
  next = null;

  #socket;
  #asked = "";
  #changed;
  #began;

  /**
   * @param {import("/parlor.js").ParlorSocket} socket of the game
   * @param {() => void} changed
   * @param {(game: number) => void} began the rematch has begun while the user was waiting for it
   */
  constructor(socket, changed, began) {
    this.#socket = socket;
    this.#changed = changed;
    this.#began = began;
    socket.on("rematch_offer", (offer) => this.#offered(offer));
    socket.on("rematch_declined", () => this.#ended(this.offer?.toMe ? "declinedByYou" : "declined"));
    socket.on("rematch_expired", () => this.#ended("expired"));
    socket.on("rematch_start", ({new_game_id: game}) => this.#started(game));
  }

  /** Offers a rematch; if the other did meanwhile, it is agreed. */
  ask() {
    this.#send("rematch_request");
  }

  accept() {
    this.#send("rematch_accept");
  }

  decline() {
    this.#send("rematch_decline");
  }

  /** @param {string | undefined} id of a message that the server refused @returns {boolean} whether it was about this */
  refused(id) {
    const mine = id !== undefined && id === this.#asked;
    if (mine) {
      this.#ended("refused");
    }
    return mine;
  }

  #send(type) {
    this.outcome = "";
    this.#asked = `${type}-${Date.now()}`;
    if (!this.#socket.send({type, id: this.#asked})) {
      this.outcome = "refused";
    }
    this.#changed();
  }

  #offered({uiMode, playerRole, rematchRequestedBy, createdAtMs}) {
    this.outcome = "";
    this.offer = {mine: playerRole === rematchRequestedBy, toMe: uiMode === "receiver", until: Math.min(createdAtMs, serverNow()) + LASTS};
    this.#changed();
  }

  #ended(how) {
    this.offer = null;
    this.outcome = how;
    this.#changed();
  }

  /** Who only looks at an old game is not taken away from it. */
  #started(game) {
    const waited = this.offer !== null && (this.offer.mine || this.offer.toMe);
    this.offer = null;
    this.next = game;
    this.#changed();
    if (waited) {
      this.#began(game);
    }
  }
}
