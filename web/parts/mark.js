import {html, nothing, svg} from "/lib/lit/index.js";

/**
 * The two marks as brush strokes in a 100 × 100 box. Colours come from the style sheet (`mark-x`, `mark-o`), but the shapes
 * alone distinguish them.
 */
const STROKES = {
  X: svg`<path class="stroke mark-x" d="M26 25c13 18 31 34 49 51"/><path class="stroke mark-x" d="M75 24C61 41 42 58 25 76"/>`,
  O: svg`<path class="stroke mark-o" d="M52 24c17-.5 25.5 11.5 24.5 26-1 16-12.5 27.5-27.5 26.5C33 75.5 23.5 64 24.5 49.5 25.5 34 37 24.5 52 24z"/>`,
};

/** The strokes of a mark, for use inside an `svg`; nothing for an empty cell. @param {string} role */
export const strokes = (role) => STROKES[role] ?? nothing;

/** A mark as an image. Hidden from screen readers: the text next to it names it. @param {string} role */
export const mark = (role) => html`<svg class="mark" viewBox="0 0 100 100" aria-hidden="true">${strokes(role)}</svg>`;
