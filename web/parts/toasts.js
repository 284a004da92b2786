import {repeat} from "/lib/lit/directives/repeat.js";
import {html, nothing} from "/lib/lit/index.js";
import {EventController} from "/parts/event-controller.js";
import "/parts/invite-card.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {router} from "/router.js";
import {drawer} from "/social/drawer-state.js";
import {toasts} from "/social/toast-queue.js";
import {people} from "/text/people.js";

const SHOWN_FOR = 9_000;

/**
 * Toasts over every screen: invites until they are answered or dismissed, other notices for a few seconds, or longer while
 * the pointer or the focus is on them. Screen readers get them from the announcer, not from these elements.
 */
class Toasts extends ParlorElement {
  static properties = {social: {attribute: false}};

  /** The ids of invites that were dismissed in this tab; they stay in the drawer. */
  #dismissed = new Set();
  /** The timers of the shown toasts, by key. @type {Map<string, {toast: object, timer: number}>} */
  #timers = new Map();

  constructor() {
    super();
    new EventController(this, () => [toasts, drawer, router, this.social]);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#timers.forEach(({timer}) => clearTimeout(timer));
  }

  render() {
    const listed = drawer.open && drawer.friendId === null;
    const invites = listed ? [] : this.social.invites.received.filter(({inviteId}) => !this.#dismissed.has(inviteId));
    return html`
      <section class="toasts" aria-label=${people.news.region}>
        ${repeat(toasts.all, ({key}) => key, (toast) => this.#toast(toast))}
        ${repeat(invites, ({inviteId}) => inviteId, (invite) => this.#invite(invite))}
      </section>`;
  }

  updated() {
    for (const [key, {toast, timer}] of this.#timers) {
      if (!toasts.all.includes(toast)) {
        clearTimeout(timer);
        this.#timers.delete(key);
      }
    }
    toasts.all.filter(({key}) => !this.#timers.has(key)).forEach((toast) => this.#startTimer(toast));
  }

  #invite(invite) {
    return html`
      <div class="toast">
        <parlor-invite-card .social=${this.social} .invite=${invite}></parlor-invite-card>
        ${this.#close(people.invites.later, () => this.#dismiss(invite))}
      </div>`;
  }

  #toast(toast) {
    const {key, text, actionLabel, onAction} = toast;
    return html`
      <div class="toast" @pointerenter=${() => this.#stopTimer(key)} @pointerleave=${() => this.#startTimer(toast)}
        @focusin=${() => this.#stopTimer(key)} @focusout=${() => this.#startTimer(toast)}>
        <p>${text}</p>
        ${actionLabel ? html`<button class="link" @click=${() => this.#runAction(key, onAction)}>${actionLabel}</button>` : nothing}
        ${this.#close(people.news.close, () => toasts.drop(key))}
      </div>`;
  }

  #close(label, work) {
    return html`<button class="icon-button close" aria-label=${label} title=${label} @click=${work}>✕</button>`;
  }

  #runAction(key, onAction) {
    toasts.drop(key);
    onAction();
  }

  #dismiss({inviteId}) {
    this.#dismissed.add(inviteId);
    this.requestUpdate();
  }

  #stopTimer(key) {
    clearTimeout(this.#timers.get(key)?.timer);
  }

  #startTimer(toast) {
    this.#stopTimer(toast.key);
    this.#timers.set(toast.key, {toast, timer: setTimeout(() => toasts.drop(toast.key), SHOWN_FOR)});
  }
}

customElements.define("parlor-toasts", Toasts);
