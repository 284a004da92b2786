import {html} from "/lib/lit/index.js";
import {miniBoard} from "/parts/mini-board.js";

/** A board in the middle of a game, as the picture of the place. @param {string} board nine characters */
export const boardPicture = (board) => html`<div class="board-picture">${miniBoard(board)}</div>`;
