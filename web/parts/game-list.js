import {html} from "/lib/lit/index.js";
import {miniBoard} from "/parts/board-picture.js";
import {hasFreeSeat, isAbandoned, isMyTurn, otherRole, playerName} from "/position.js";
import {ago, text} from "/text.js";

/**
 * The user's games: those waiting for the user's move, then other running ones, then those without an opponent, then
 * finished ones; the latest first in each group.
 *
 * @param {(import("/position.js").Position & {updated: string})[]} games
 */
export function gameList(games) {
  if (games.length === 0) {
    return html`<p class="empty-note">${text.home.games.none}</p>`;
  }
  const sorted = games.toSorted((a, b) => rank(a) - rank(b) || b.updated.localeCompare(a.updated));
  return html`<ul class="game-list">${sorted.map(row)}</ul>`;
}

const rank = (game) => (game.over ? 3 : hasFreeSeat(game) ? 2 : isMyTurn(game) ? 0 : 1);

function row(game) {
  const {games} = text.home;
  const opponent = hasFreeSeat(game) || isAbandoned(game) ? null : playerName(game, otherRole(game.role));
  return html`<li>
    <a href="/${hasReplay(game) ? "replay" : "play"}/${game.id}" class=${game.over ? "over" : ""}>
      ${miniBoard(game.board, game.winningLine)}
      <span class="opponent">${opponent ? games.against(opponent) : games.openTable}</span>
      <span class="state ${rank(game) === 0 ? "your-turn" : ""}">${state(game)}</span>
      <time datetime=${game.updated}>${ago(game.updated)}</time>
    </a>
  </li>`;
}

/** Whether it was played: a closed game has no replay. */
const hasReplay = (game) => game.over && !isAbandoned(game);

function state(game) {
  const {games} = text.home;
  if (isAbandoned(game)) {
    return games.abandoned;
  }
  if (game.over) {
    return game.winner === "D" ? games.draw : game.winner === game.role ? games.won : games.lost(playerName(game, game.winner));
  }
  if (hasFreeSeat(game)) {
    return games.waiting;
  }
  return isMyTurn(game) ? games.yourTurn : games.theirTurn(playerName(game, game.turn));
}
