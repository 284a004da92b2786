import {html} from "/lib/lit/index.js";
import {miniBoard} from "/parts/mini-board.js";

/** An illustration: a board in its wooden rim. @param {string} board nine characters */
export const boardPicture = (board) => html`<div class="board-picture">${miniBoard(board)}</div>`;
