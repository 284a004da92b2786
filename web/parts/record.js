import {html} from "/lib/lit/index.js";
import {formatNumber} from "/language.js";
import {text} from "/text.js";

/**
 * A win–loss record as a table: of the user, or against another player.
 *
 * @param {{played?: number, wins?: number, draws?: number, losses?: number}} games empty until loaded
 */
export function record({played, wins, draws, losses}) {
  const words = text.home.record;
  const numbers = [[words.played, played], [words.wins, wins], [words.draws, draws], [words.losses, losses]];
  return html`
    <dl class="record-numbers">
      ${numbers.map(([what, count]) => html`<div><dt>${what}</dt><dd>${count === undefined ? "–" : formatNumber(count)}</dd></div>`)}
    </dl>`;
}

/** The record in a user JSON. @param {any} user null until loaded */
export const userRecord = (user) => ({played: user?.total_games_played, wins: user?.wins, draws: user?.draws, losses: user?.losses});
