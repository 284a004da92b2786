import {html, nothing} from "/lib/lit/index.js";
import {keyed} from "/lib/lit/directives/keyed.js";
import {api, ApiError} from "/api.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {foot} from "/parts/page-footer.js";
import {head} from "/parts/page-header.js";
import {routeTo} from "/routes.js";
import {router, withNext} from "/router.js";
import {session} from "/session.js";
import {sentence, text} from "/text.js";
import {unseen} from "/page-title.js";

const AGAIN_AFTER = 5_000;

/** The shell: the head of the page, and below it the screen that belongs to the path and the login. */
class ParlorApp extends ParlorElement {
  static properties = {expired: {state: true}, unreachable: {state: true}, entry: {state: true}, social: {state: true}};

  #route = null;
  /** Grows when another tab has logged in or out: nothing of the former user may stay on the screen. */
  #generation = 0;

  constructor() {
    super();
    this.expired = false;
    this.unreachable = false;
    /** How it goes to come in as a guest: null, `busy`, or the call that failed. @type {"busy" | ApiError | null} */
    this.entry = null;
    /** Everything about other people; null until it is loaded. @type {import("/social/social-state.js").Social | null} */
    this.social = null;
  }

  connectedCallback() {
    super.connectedCallback();
    router.addEventListener("change", () => this.#arrive());
    window.addEventListener("online", this.#changed);
    window.addEventListener("offline", this.#changed);
    session.addEventListener("user", this.#changed);
    session.addEventListener("change", (event) => {
      const {why} = event.detail;
      // A guest whose time is over can't log in again: they begin anew.
      this.expired = why === "expired" && session.known;
      this.#generation += why === "elsewhere" ? 1 : 0;
      this.#meet();
      if (why === "logout" || (why === "expired" && !this.expired)) {
        router.go("/");
      } else {
        this.#arrive();
      }
    });
    this.#arrive();
    if (session.open) {
      this.#meet();
    }
  }

  /** Loads what is between the user and other people, after the screen; nothing of it stays after logging out. */
  async #meet() {
    this.social?.removeEventListener("change", this.#changed);
    this.social = null;
    unseen(0);
    try {
      const {company, disband} = await load(import("/social/social-session.js"));
      const social = session.open ? await company() : null;
      if (!session.open) {
        disband();
      } else if (social) {
        this.social = social;
        social.addEventListener("change", this.#changed);
      }
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      setTimeout(() => session.open && this.#meet(), AGAIN_AFTER);
    }
  }

  #changed = () => {
    unseen(this.social?.waiting ?? 0);
    this.requestUpdate();
  };

  #arrive() {
    const route = this.#current();
    this.entry = this.entry === "busy" ? this.entry : null;
    if (route.who === "out" && session.open) {
      router.go(router.next, {replace: true});
      return;
    }
    if (route.who === "in" && !session.open && router.path !== "/") {
      if (route.guests && !this.expired && !session.known) {
        this.#comeIn();
        return;
      }
      // Whoever follows a link for the first time has no account yet; whose session has ended has one.
      router.go(withNext(this.expired || session.known ? "/login" : "/register", router.path), {replace: true});
      return;
    }
    this.#show(route);
  }

  /** The path stays: once there is a session, it leads to what was wanted. */
  async #comeIn() {
    if (this.entry === "busy") {
      return;
    }
    this.entry = "busy";
    try {
      await api.becomeGuest();
      this.entry = null;
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      this.entry = error;
    }
  }

  async #show(route) {
    const moved = this.#route !== null && this.#route !== router.path;
    this.#route = router.path;
    this.unreachable = false;
    this.requestUpdate();
    if (moved) {
      window.scrollTo(0, 0);
      this.updateComplete.then(() => this.querySelector("main").focus({preventScroll: true}));
    }
    try {
      await route.load();
    } catch {
      this.unreachable = true;
      this.#comeAgain(route);
    }
  }

  /**
   * A screen's module that can't be had is tried again by a reload: its name is another one if the server is of a newer
   * version by now.
   */
  #comeAgain(route) {
    setTimeout(async () => {
      if (route === this.#current() && this.unreachable) {
        const answer = await fetch("/", {method: "HEAD", cache: "no-store"}).catch(() => null);
        if (answer?.ok) {
          location.reload();
        } else {
          this.#comeAgain(route);
        }
      }
    }, AGAIN_AFTER);
  }

  #current() {
    return routeTo(router.path, session.open);
  }

  #screen() {
    const route = this.#current();
    return route.screen(route.path && router.path.match(route.path)[1], this);
  }

  #entry() {
    return this.entry === "busy"
      ? html`<p class="loading" role="status">${text.loading}</p>`
      : html`
        <section class="message">
          <h1>${text.errors.heading}</h1>
          <p class="lead" role="alert">${sentence(this.entry)}</p>
          <p class="actions">
            <button class="button primary" @click=${() => this.#comeIn()}>${text.errors.retry}</button>
            <a class="button" href=${withNext("/register", router.path)}>${text.welcome.register}</a>
          </p>
        </section>`;
  }

  #unreachable() {
    return html`
      <section class="message" role="alert">
        <h1>${text.errors.heading}</h1>
        <p class="lead">${text.errors.unreachable}</p>
        <p class="actions"><button class="button primary" @click=${() => location.reload()}>${text.errors.retry}</button></p>
      </section>`;
  }

  render() {
    return html`
      <a class="skip-link" href="#main" @click=${this.#skip}>${text.skip}</a>
      ${head(this.social)}
      <main id="main" tabindex="-1">
        ${this.unreachable
          ? this.#unreachable()
          : this.entry !== null && !session.open ? this.#entry() : keyed(`${router.path} ${session.open} ${this.#generation}`, this.#screen())}
      </main>
      ${foot(this.social)}
      ${this.social
        ? html`
          <parlor-drawer .social=${this.social}></parlor-drawer>
          <parlor-toasts .social=${this.social}></parlor-toasts>`
        : nothing}
    `;
  }

  #skip(event) {
    event.preventDefault();
    this.querySelector("main").focus();
  }
}

/** A module that can't be fetched now is a server that can't be reached. */
const load = (module) => module.catch(() => Promise.reject(new ApiError(0, null)));

customElements.define("parlor-app", ParlorApp);
