import {html, nothing} from "/lib/lit/index.js";
import {mark} from "/parts/mark.js";
import {hasFreeSeat, isPlayer} from "/position.js";
import {text} from "/text.js";

/** The two players, the user first, and whose turn it is. @param {import("/position.js").Position} position */
export function seats(position) {
  const order = position.role === "O" ? ["O", "X"] : ["X", "O"];
  return html`<ul class="seats">${order.map((role) => seat(position, role))}</ul>`;
}

function seat(position, role) {
  const {game} = text;
  const player = position.seats[role];
  const active = !position.over && !hasFreeSeat(position) && position.turn === role;
  const won = position.over && position.winner === role;
  const words = [isPlayer(position) && role === position.role && game.you, won && game.winner, active && game.toMove];
  const note = words.filter(Boolean).join(" · ");
  const states = [active && "active", won && "won", !player && "free", !note && "plain"].filter(Boolean).join(" ");
  return html`
    <li class="seat ${states}" data-role=${role}>
      <span class="piece">${mark(role)}</span>
      <span class="name">${player?.name ?? game.freeSeat}</span>
      <span class="visually-hidden">${role}</span>
      ${note ? html`<span class="note">${note}</span>` : nothing}
    </li>`;
}
