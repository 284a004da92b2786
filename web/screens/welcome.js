import {html} from "/lib/lit/index.js";
import {setTitle} from "/page-title.js";
import {boardPicture} from "/parts/board-picture.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {text} from "/text.js";

/** The start page for visitors. */
class Welcome extends ParlorElement {
  connectedCallback() {
    super.connectedCallback();
    setTitle(text.parlor);
  }

  render() {
    const {welcome} = text;
    return html`
      <div class="welcome">
        <section>
          <h1>${welcome.heading}</h1>
          <p class="lead">${welcome.lead}</p>
          <p class="actions">
            <a class="button primary" id="play-now" href="/play/computer">${welcome.playNow}</a>
            <a class="button" id="play-link" href="/play/link">${welcome.playLink}</a>
          </p>
          <p class="note">${welcome.playNote}</p>
          <p class="actions account-links">
            <a class="button quiet" href="/login">${welcome.logIn}</a>
            <a class="button quiet" href="/register">${welcome.register}</a>
          </p>
        </section>
        <aside class="illustration" aria-hidden="true">${boardPicture("X_OOX_X_O")}</aside>
        <dl class="features">
          ${welcome.points.map(([what, why]) => html`<div><dt>${what}</dt><dd>${why}</dd></div>`)}
        </dl>
      </div>`;
  }
}

customElements.define("parlor-welcome", Welcome);
