import {html} from "/lib/lit/index.js";

/** The logo: “Parlor” with the O mark drawn over its o. */
export const wordmark = () => html`<a class="wordmark" href="/">Parl<span>o<svg viewBox="18 18 64 64" aria-hidden="true"><path class="stroke" d="M52 24c17-.5 25.5 11.5 24.5 26-1 16-12.5 27.5-27.5 26.5C33 75.5 23.5 64 24.5 49.5 25.5 34 37 24.5 52 24z" /></svg></span>r</a>`;
