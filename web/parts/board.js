import {html, nothing, svg} from "/lib/lit/index.js";
import {mark} from "/parts/mark.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {text} from "/text.js";

const SIZE = 3;
const INDEXES = [0, 1, 2];

/** The cell that an arrow key, Home or End leads to. */
const KEY_STEPS = {
  ArrowLeft: (at) => (at % SIZE > 0 ? at - 1 : at),
  ArrowRight: (at) => (at % SIZE < SIZE - 1 ? at + 1 : at),
  ArrowUp: (at) => (at >= SIZE ? at - SIZE : at),
  ArrowDown: (at) => (at < SIZE * (SIZE - 1) ? at + SIZE : at),
  Home: (at) => at - (at % SIZE),
  End: (at) => at - (at % SIZE) + SIZE - 1,
};

/**
 * The board: a grid of labelled cells, one of which is in the tab order. Arrow keys move between cells, Enter or Space
 * plays, and the digits 1 to 9 play from anywhere on the page.
 *
 * Fires `play` with the cell (0 to 8) when the user picks a free cell while `playable`.
 */
class Board extends ParlorElement {
  static properties = {
    /** Nine characters: `_`, `X`, `O`. */
    cells: {},
    /** The winning cells, or none. */
    winningLine: {},
    /** The user's mark, previewed on hover; "" for spectators. */
    role: {},
    playable: {type: Boolean},
    /** The cell of the unconfirmed move, or null. */
    pending: {},
    /** The cell of the latest move, or null. */
    latest: {},
    /** The cell of the rejected move, or null. */
    refused: {},
    current: {state: true},
  };

  constructor() {
    super();
    this.cells = "_".repeat(SIZE * SIZE);
    this.winningLine = [];
    this.current = Math.floor((SIZE * SIZE) / 2);
  }

  #onDigit = (event) => {
    const place = Number(event.key) - 1;
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, dialog");
    if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && place >= 0 && place < SIZE * SIZE) {
      event.preventDefault();
      this.#moveTo(place);
      this.#play(place);
    }
  };

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("keydown", this.#onDigit);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.#onDigit);
  }

  #onKey(event) {
    const step = KEY_STEPS[event.key];
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.#play(Number(event.target.dataset.place));
      return;
    }
    if (step && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.#moveTo(step(this.current));
    }
  }

  #moveTo(place) {
    this.current = place;
    this.updateComplete.then(() => this.querySelector(`[data-place="${place}"]`).focus());
  }

  #play(place) {
    this.current = place;
    if (this.playable && this.cells[place] === "_") {
      this.dispatchEvent(new CustomEvent("play", {detail: place}));
    }
  }

  render() {
    const won = this.winningLine.length > 0;
    return html`
      <div class="board ${this.playable ? "playable" : ""} ${won ? "won" : ""}">
        <div class="cells" role="grid" aria-label=${text.game.board} @keydown=${this.#onKey}>
          ${INDEXES.map((row) => html`<div role="row">${INDEXES.map((column) => this.#cell(row * SIZE + column))}</div>`)}
        </div>
        ${won ? strike(this.winningLine) : nothing}
      </div>`;
  }

  #cell(place) {
    const role = this.cells[place];
    const free = role === "_";
    const states = [
      free ? "free" : "taken",
      this.winningLine.includes(place) && "in-line",
      place === this.pending && "pending",
      place === this.latest && "latest",
      place === this.refused && "refused",
    ];
    return html`
      <div role="gridcell" data-place=${place} class="cell ${states.filter(Boolean).join(" ")}"
        tabindex=${place === this.current ? 0 : -1} aria-disabled=${free && this.playable ? "false" : "true"}
        aria-label=${this.#name(place)} @click=${() => this.#play(place)}>
        ${free ? markPreview(this.role) : html`<span class="piece">${mark(role)}</span>`}
      </div>`;
  }

  #name(place) {
    const what = this.cells[place] === "_" ? text.game.empty : this.cells[place];
    const name = text.game.cell(Math.floor(place / SIZE) + 1, (place % SIZE) + 1, what);
    return this.winningLine.includes(place) ? `${name}, ${text.game.inLine}` : name;
  }
}

const markPreview = (role) => (role ? html`<span class="mark-preview">${mark(role)}</span>` : nothing);

/** The line through the winning cells, extended a little at both ends. */
function strike(line) {
  const [from, to] = [centre(line[0]), centre(line.at(-1))];
  const reach = [0, 1].map((axis) => Math.sign(to[axis] - from[axis]) * 34);
  return svg`<svg class="strike" viewBox="0 0 300 300" aria-hidden="true">
    <line class="edge" x1=${from[0] - reach[0]} y1=${from[1] - reach[1]} x2=${to[0] + reach[0]} y2=${to[1] + reach[1]} pathLength="1" />
    <line class="core" x1=${from[0] - reach[0]} y1=${from[1] - reach[1]} x2=${to[0] + reach[0]} y2=${to[1] + reach[1]} pathLength="1" />
  </svg>`;
}

const centre = (place) => [(place % SIZE) * 100 + 50, Math.floor(place / SIZE) * 100 + 50];

customElements.define("parlor-board", Board);
