import {html} from "/lib/lit/index.js";
import {locale} from "/language.js";
import {miniBoard} from "/parts/mini-board.js";
import {abandoned, myTurn, nameOf, other, waiting} from "/position.js";
import {text} from "/text.js";

const since = new Intl.RelativeTimeFormat(locale, {numeric: "auto"});
const UNITS = [["day", 86_400], ["hour", 3_600], ["minute", 60]];

/**
 * The user's games: those where it is the user's turn, then the other running ones, then those without an opponent,
 * then the finished ones; the latest first in each.
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

const rank = (game) => (game.over ? 3 : waiting(game) ? 2 : myTurn(game) ? 0 : 1);

function row(game) {
  const {games} = text.home;
  return html`<li>
    <a href="/${finished(game) ? "replay" : "play"}/${game.id}" class=${game.over ? "over" : ""}>
      ${miniBoard(game.board, game.line)}
      <span class="opponent">${waiting(game) || abandoned(game) ? games.openTable : games.against(nameOf(game, other(game.role)))}</span>
      <span class="state ${rank(game) === 0 ? "your-turn" : ""}">${state(game)}</span>
      <time datetime=${game.updated}>${ago(game.updated)}</time>
    </a>
  </li>`;
}

/** Over, and not only closed: there is something to look at. */
const finished = (game) => game.over && !abandoned(game);

function state(game) {
  const {games} = text.home;
  if (abandoned(game)) {
    return games.abandoned;
  }
  if (game.over) {
    return game.winner === "D" ? games.draw : game.winner === game.role ? games.won : games.lost(nameOf(game, game.winner));
  }
  if (waiting(game)) {
    return games.waiting;
  }
  return myTurn(game) ? games.yourTurn : games.theirTurn(nameOf(game, game.turn));
}

function ago(instant) {
  const seconds = (Date.parse(instant) - Date.now()) / 1000;
  const [unit, size] = UNITS.find(([, length]) => -seconds >= length) ?? [];
  return unit ? since.format(Math.ceil(seconds / size), unit) : text.home.games.justNow;
}
