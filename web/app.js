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

/** The page: header, the screen for the current path and login state, footer, drawer and toasts. */
class ParlorApp extends ParlorElement {
  static properties = {expired: {state: true}, unreachable: {state: true}, guestEntry: {state: true}, social: {state: true}};

  #route = null;
  /** Increases when another tab logs in or out, so that nothing of the previous user stays on the screen. */
  #sessionNumber = 0;

  constructor() {
    super();
    this.expired = false;
    this.unreachable = false;
    /** The state of creating a guest account: null, `busy`, or the failed call. @type {"busy" | ApiError | null} */
    this.guestEntry = null;
    /** Friends, messages and invites; null until they are loaded. @type {import("/social/social-state.js").SocialState | null} */
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
      // A guest whose session has expired cannot log in again: they start over.
      this.expired = reason === "expired" && session.hadAccount;
      this.#sessionNumber += reason === "elsewhere" ? 1 : 0;
      this.#loadSocial();
      if (reason === "logout" || (reason === "expired" && !this.expired)) {
        router.go("/");
      } else if (this.expired && router.path === "/") {
        router.go("/login");
      } else {
        this.#navigate();
      }
    });
    this.#navigate();
    if (session.loggedIn) {
      this.#loadSocial();
    }
  }

  /** Loads friends, messages and invites after the screen; drops them after logging out. */
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
      // New visitors register; anyone whose session has ended logs in.
      router.go(withNext(this.expired || session.hadAccount ? "/login" : "/register", router.path), {replace: true});
      return;
    }
    this.#show(route);
  }

  /** Creates a guest account. The path stays, so the requested screen appears once there is a session. */
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
   * Reloads the page once the server answers: a newer server version has other file names, so fetching the screen's module
   * again would not help.
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
        ${this.#content()}
      </main>
      ${pageFooter(this.social)}
      ${this.social
        ? html`
          <parlor-drawer .social=${this.social}></parlor-drawer>
          <parlor-toasts .social=${this.social}></parlor-toasts>`
        : nothing}
    `;
  }

  #content() {
    if (this.unreachable) {
      return this.#unreachableScreen();
    }
    if (this.guestEntry !== null && !session.loggedIn) {
      return this.#entryScreen();
    }
    return keyed(`${router.path} ${session.loggedIn} ${this.#sessionNumber}`, this.#screen());
  }

  #skip(event) {
    event.preventDefault();
    this.querySelector("main").focus();
  }
}

/** A module that cannot be fetched counts as an unreachable server. */
const loadModule = (module) => module.catch(() => Promise.reject(new ApiError(0, null)));

customElements.define("parlor-app", ParlorApp);
