import {html, nothing} from "/lib/lit/index.js";
import {loadDraft, saveDraft} from "/drafts.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {people} from "/text/people.js";

const WARN_BELOW = 100;

/**
 * The field to write a message: Enter sends it, Shift+Enter starts a new line. The draft is kept until it is sent.
 *
 * Fires `send` with the text, and `typing` while the user types.
 */
class Composer extends ParlorElement {
  static properties = {
    /** The accessible name. */
    label: {},
    /** In characters. */
    maxLength: {type: Number},
    /** The key of the stored draft. */
    draftKey: {},
    length: {state: true},
  };

  constructor() {
    super();
    this.length = 0;
  }

  firstUpdated() {
    const field = this.querySelector("textarea");
    field.value = loadDraft(this.#storageKey) ?? "";
    this.length = [...field.value.trim()].length;
  }

  get #storageKey() {
    return `draft.${this.draftKey}`;
  }

  focus() {
    this.querySelector("textarea")?.focus();
  }

  render() {
    const left = this.maxLength - this.length;
    return html`
      <form class="composer" @submit=${this.#submit}>
        <textarea rows="1" aria-label=${this.label} placeholder=${people.chat.placeholder} aria-invalid=${left < 0 ? "true" : nothing}
          @input=${this.#onInput} @keydown=${this.#onKey}></textarea>
        <button class="button primary" ?disabled=${left < 0}>${people.chat.send}</button>
        <p class="hint" role="status">
          ${left < 0 ? people.chat.tooLong(-left) : left < WARN_BELOW ? people.chat.left(left) : nothing}
        </p>
      </form>`;
  }

  #onInput(event) {
    saveDraft(this.#storageKey, event.target.value);
    this.length = [...event.target.value.trim()].length;
    if (this.length > 0) {
      this.dispatchEvent(new Event("typing"));
    }
  }

  #onKey(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
  }

  #submit(event) {
    event.preventDefault();
    const field = this.querySelector("textarea");
    const words = field.value.trim();
    if (words && this.length <= this.maxLength) {
      field.value = "";
      saveDraft(this.#storageKey, null);
      this.length = 0;
      this.dispatchEvent(new CustomEvent("send", {detail: words}));
    }
    field.focus();
  }
}

customElements.define("parlor-composer", Composer);
