import {html} from "/lib/lit/index.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {table} from "/parts/board-picture.js";
import {text} from "/text.js";
import {entitle} from "/page-title.js";

/** For a path that leads nowhere. */
class Missing extends ParlorElement {
  connectedCallback() {
    super.connectedCallback();
    entitle(text.titled(text.missing.title));
  }

  render() {
    return html`
      <section class="message">
        <div class="illustration small" aria-hidden="true">${table("_________")}</div>
        <h1>${text.missing.heading}</h1>
        <p class="lead">${text.missing.lead}</p>
        <p class="actions"><a class="button primary" href="/">${text.missing.action}</a></p>
      </section>`;
  }
}

customElements.define("parlor-not-found", Missing);
