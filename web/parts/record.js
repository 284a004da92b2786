import {html} from "/lib/lit/index.js";
import {formatNumber} from "/language.js";
import {text} from "/text.js";

/**
 * Games in numbers: of the user alone, or against somebody.
 *
 * @param {{played?: number, wins?: number, draws?: number, losses?: number}} games without them until they are known
 */
export function record({played, wins, draws, losses}) {
  const words = text.home.record;
  const numbers = [[words.played, played], [words.wins, wins], [words.draws, draws], [words.losses, losses]];
  return html`
    <dl class="record-numbers">
      ${numbers.map(([what, count]) => html`<div><dt>${what}</dt><dd>${count === undefined ? "–" : formatNumber(count)}</dd></div>`)}
    </dl>`;
}

/** The same from the user JSON. @param {any} user null until the first answer */
export const userRecord = (user) => ({played: user?.total_games_played, wins: user?.wins, draws: user?.draws, losses: user?.losses});
