import {html} from "/lib/lit/index.js";
import {setTitle} from "/page-title.js";
import {boardPicture} from "/parts/board-picture.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {text} from "/text.js";

/** The screen for unknown paths. */
class NotFound extends ParlorElement {
  connectedCallback() {
    super.connectedCallback();
    setTitle(text.titled(text.missing.title));
  }

  render() {
    return html`
      <section class="message">
        <div class="illustration small" aria-hidden="true">${boardPicture("_________")}</div>
        <h1>${text.missing.heading}</h1>
        <p class="lead">${text.missing.lead}</p>
        <p class="actions"><a class="button primary" href="/">${text.missing.action}</a></p>
      </section>`;
  }
}

customElements.define("parlor-not-found", NotFound);
