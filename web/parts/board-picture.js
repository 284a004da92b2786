import {html, svg} from "/lib/lit/index.js";
import {strokes} from "/parts/mark.js";

const CELLS = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/**
 * A small image of a board, hidden from screen readers.
 *
 * @param {string} board nine characters, as on the wire
 * @param {number[]} [winningLine] the winning cells
 */
export function miniBoard(board, winningLine = []) {
  return html`<svg class="mini-board" viewBox="0 0 340 340" aria-hidden="true">
    <rect class="felt" width="340" height="340" rx="46" />
    ${CELLS.map((place) => cell(board[place], place, winningLine.length > 0 && !winningLine.includes(place)))}
  </svg>`;
}

/** An illustration: a board in its wooden rim. @param {string} board nine characters */
export const boardPicture = (board) => html`<div class="board-picture">${miniBoard(board)}</div>`;

function cell(role, place, faded) {
  const x = 22 + (place % 3) * 102;
  const y = 22 + Math.floor(place / 3) * 102;
  if (role === "_") {
    return svg`<rect class="well" x=${x} y=${y} width="92" height="92" rx="20" />`;
  }
  return svg`<g class=${faded ? "faded" : ""} transform="translate(${x} ${y})">
    <rect class="edge" width="92" height="94" rx="20" />
    <rect class="tile" width="92" height="88" rx="20" />
    <g transform="translate(6 4) scale(.8)">${strokes(role)}</g>
  </g>`;
}
