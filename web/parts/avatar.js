import {html, nothing} from "/lib/lit/index.js";

const COLOURS = 6;

/**
 * A small round picture of a user, or the first letter of their name. Hidden from screen readers: the name is next to it.
 *
 * @param {{id: number, name: string, picture?: string | null, online?: boolean}} person `online`: shown only when given
 */
export function avatar({id, name, picture, online}) {
  return html`<span class="avatar colour-${id % COLOURS}" aria-hidden="true">
    ${picture ? html`<img src=${picture} alt="">` : html`<span>${[...name][0]?.toUpperCase() ?? ""}</span>`}
    ${online === undefined ? nothing : html`<i class="status-light ${online ? "on" : ""}"></i>`}
  </span>`;
}
