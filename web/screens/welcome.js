import {html} from "/lib/lit/index.js";
import {ParlorElement} from "/parts/element.js";
import {table} from "/parts/table.js";
import {text} from "/text.js";

/** The first page that a stranger sees. */
class Welcome extends ParlorElement {
  connectedCallback() {
    super.connectedCallback();
    document.title = text.parlor;
  }

  render() {
    const {welcome} = text;
    return html`
      <div class="welcome">
        <section>
          <h1>${welcome.heading}</h1>
          <p class="lead">${welcome.lead}</p>
          <p class="actions">
            <a class="button primary" href="/register">${welcome.register}</a>
            <a class="button" href="/login">${welcome.logIn}</a>
          </p>
        </section>
        <aside class="scene" aria-hidden="true">${table("X_OOX_X_O")}</aside>
        <dl class="points">
          ${welcome.points.map(([what, why]) => html`<div><dt>${what}</dt><dd>${why}</dd></div>`)}
        </dl>
      </div>`;
  }
}

customElements.define("parlor-welcome", Welcome);
