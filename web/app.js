import {keyed} from "/lib/lit/directives/keyed.js";
import {html, nothing} from "/lib/lit/index.js";
import {api, ApiError} from "/api.js";
import {setUnseenCount} from "/page-title.js";
import {pageFooter} from "/parts/page-footer.js";
import {pageHeader} from "/parts/page-header.js";
import {ParlorElement} from "/parts/parlor-element.js";
import {router, withNext} from "/router.js";
import {routeFor} from "/routes.js";
import {session} from "/session.js";
import {errorText, text} from "/text.js";

const RETRY_DELAY = 5_000;

/** The shell: the head of the page, and below it the screen that belongs to the path and the login. */
class ParlorApp extends ParlorElement {
  static properties = {expired: {state: true}, unreachable: {state: true}, guestEntry: {state: true}, social: {state: true}};

  #route = null;
  /** Grows when another tab has logged in or out: nothing of the former user may stay on the screen. */
  #sessionNumber = 0;

  constructor() {
    super();
    this.expired = false;
    this.unreachable = false;
    /** How it goes to come in as a guest: null, `busy`, or the call that failed. @type {"busy" | ApiError | null} */
    this.guestEntry = null;
    /** Everything about other people; null until it is loaded. @type {import("/social/social-state.js").SocialState | null} */
    this.social = null;
  }

  connectedCallback() {
    super.connectedCallback();
    router.addEventListener("change", () => this.#navigate());
    window.addEventListener("online", this.#onSocialChange);
    window.addEventListener("offline", this.#onSocialChange);
    session.addEventListener("user", this.#onSocialChange);
    session.addEventListener("change", (event) => {
      const {reason} = event.detail;
      // A guest whose time is over can't log in again: they begin anew.
      this.expired = reason === "expired" && session.hadAccount;
      this.#sessionNumber += reason === "elsewhere" ? 1 : 0;
      this.#loadSocial();
      if (reason === "logout" || (reason === "expired" && !this.expired)) {
        router.go("/");
      } else {
        this.#navigate();
      }
    });
    this.#navigate();
    if (session.loggedIn) {
      this.#loadSocial();
    }
  }

  /** Loads what is between the user and other people, after the screen; nothing of it stays after logging out. */
  async #loadSocial() {
    this.social?.removeEventListener("change", this.#onSocialChange);
    this.social = null;
    setUnseenCount(0);
    try {
      const {openSocialSession, closeSocialSession} = await loadModule(import("/social/social-session.js"));
      const social = session.loggedIn ? await openSocialSession() : null;
      if (!session.loggedIn) {
        closeSocialSession();
      } else if (social) {
        this.social = social;
        social.addEventListener("change", this.#onSocialChange);
      }
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      setTimeout(() => session.loggedIn && this.#loadSocial(), RETRY_DELAY);
    }
  }

  #onSocialChange = () => {
    setUnseenCount(this.social?.pendingCount ?? 0);
    this.requestUpdate();
  };

  #navigate() {
    const route = this.#current();
    this.guestEntry = this.guestEntry === "busy" ? this.guestEntry : null;
    if (route.access === "loggedOut" && session.loggedIn) {
      router.go(router.next, {replace: true});
      return;
    }
    if (route.access === "loggedIn" && !session.loggedIn && router.path !== "/") {
      if (route.guestsAllowed && !this.expired && !session.hadAccount) {
        this.#enterAsGuest();
        return;
      }
      // Whoever follows a link for the first time has no account yet; whose session has ended has one.
      router.go(withNext(this.expired || session.hadAccount ? "/login" : "/register", router.path), {replace: true});
      return;
    }
    this.#show(route);
  }

  /** The path stays: once there is a session, it leads to what was wanted. */
  async #enterAsGuest() {
    if (this.guestEntry === "busy") {
      return;
    }
    this.guestEntry = "busy";
    try {
      await api.playAsGuest();
      this.guestEntry = null;
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      this.guestEntry = error;
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
      this.#reloadLater(route);
    }
  }

  /**
   * A screen's module that can't be had is tried again by a reload: its name is another one if the server is of a newer
   * version by now.
   */
  #reloadLater(route) {
    setTimeout(async () => {
      if (route === this.#current() && this.unreachable) {
        const answer = await fetch("/", {method: "HEAD", cache: "no-store"}).catch(() => null);
        if (answer?.ok) {
          location.reload();
        } else {
          this.#reloadLater(route);
        }
      }
    }, RETRY_DELAY);
  }

  #current() {
    return routeFor(router.path, session.loggedIn);
  }

  #screen() {
    const route = this.#current();
    return route.screen(route.path && router.path.match(route.path)[1], this);
  }

  #entryScreen() {
    return this.guestEntry === "busy"
      ? html`<p class="loading" role="status">${text.loading}</p>`
      : html`
        <section class="message">
          <h1>${text.errors.heading}</h1>
          <p class="lead" role="alert">${errorText(this.guestEntry)}</p>
          <p class="actions">
            <button class="button primary" @click=${() => this.#enterAsGuest()}>${text.errors.retry}</button>
            <a class="button" href=${withNext("/register", router.path)}>${text.welcome.register}</a>
          </p>
        </section>`;
  }

  #unreachableScreen() {
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
      ${pageHeader(this.social)}
      <main id="main" tabindex="-1">
        ${this.unreachable
          ? this.#unreachableScreen()
          : this.guestEntry !== null && !session.loggedIn ? this.#entryScreen() : keyed(`${router.path} ${session.loggedIn} ${this.#sessionNumber}`, this.#screen())}
      </main>
      ${pageFooter(this.social)}
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
const loadModule = (module) => module.catch(() => Promise.reject(new ApiError(0, null)));

customElements.define("parlor-app", ParlorApp);
