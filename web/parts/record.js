import {html} from "/lib/lit/index.js";
import {number} from "/language.js";
import {text} from "/text.js";

/** The user's statistics. @param {any} user the user JSON; without counters until the first answer */
export function record(user) {
  const words = text.home.record;
  const numbers = [
    [words.played, user?.total_games_played],
    [words.wins, user?.wins],
    [words.draws, user?.draws],
    [words.losses, user?.losses],
  ];
  return html`
    <dl class="numbers">
      ${numbers.map(([what, count]) => html`<div><dt>${what}</dt><dd>${count === undefined ? "–" : number(count)}</dd></div>`)}
    </dl>
    <p class="note">${words.note}</p>`;
}
