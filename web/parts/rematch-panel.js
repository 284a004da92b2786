import {html, nothing} from "/lib/lit/index.js";
import "/parts/countdown.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {people} from "/text/people.js";

/** The rematch: the button, the offer with its countdown, and how it ended. */
class RematchPanel extends ParlorElement {
  static properties = {
    /** @type {import("/rematch.js").Rematch} */
    rematch: {attribute: false, hasChanged: () => true},
    /** The opponent's name. */
    name: {},
  };

  render() {
    const {rematch: words} = people;
    const {offer, outcome, nextGame} = this.rematch;
    if (nextGame !== null) {
      return html`<a class="button primary" id="to-rematch" href="/play/${nextGame}">${words.go}</a>`;
    }
    return html`
      <p class="note" role="status">${this.#outcomeText(outcome)}</p>
      ${offer ? this.#offer(offer) : html`
        <button class="button primary" id="rematch" @click=${() => this.rematch.request()}>${words.ask}</button>`}`;
  }

  #offer({toMe, expiresAt}) {
    const {rematch: words} = people;
    return html`
      <div class="invite-card">
        <p class="summary">${toMe ? words.offer(this.name) : words.asked(this.name)}</p>
        <p class="note"><parlor-countdown .expiresAt=${expiresAt}></parlor-countdown></p>
        ${toMe
          ? html`
            <div class="actions">
              <button class="button primary small" id="accept-rematch" @click=${() => this.rematch.accept()}>${words.accept}</button>
              <button class="button small" id="decline-rematch" @click=${() => this.rematch.decline()}>${words.decline}</button>
            </div>`
          : nothing}
      </div>`;
  }

  #outcomeText(outcome) {
    const {rematch: words} = people;
    return outcome === "declined" ? words.declined(this.name) : words[outcome] ?? nothing;
  }
}

customElements.define("parlor-rematch-panel", RematchPanel);
