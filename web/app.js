import {html, nothing} from "/lib/lit/index.js";
import {keyed} from "/lib/lit/directives/keyed.js";
import {api} from "/api.js";
import {ParlorElement} from "/parts/element.js";
import {wordmark} from "/parts/wordmark.js";
import {router, withNext} from "/router.js";
import "/screens/game.js";
import "/screens/home.js";
import "/screens/log-in.js";
import "/screens/missing.js";
import "/screens/register.js";
import "/screens/welcome.js";
import {session} from "/session.js";
import {text} from "/text.js";

/** Who may see a screen: `in`: needs a login, and asks for it; `out`: only without one; `all`. */
const ROUTES = [
  {path: /^\/$/, who: "in", screen: () => html`<parlor-home class="screen"></parlor-home>`},
  {path: /^\/play\/([1-9]\d{0,15})\/?$/, who: "in", screen: (id) => html`<parlor-game class="screen" .gameId=${Number(id)}></parlor-game>`},
  {path: /^\/login\/?$/, who: "out", screen: (_, app) => html`<parlor-log-in class="screen" .expired=${app.expired}></parlor-log-in>`},
  {path: /^\/register\/?$/, who: "out", screen: () => html`<parlor-register class="screen"></parlor-register>`},
  {path: /^/, who: "all", screen: () => html`<parlor-missing class="screen"></parlor-missing>`},
];

/** The shell: the head of the page, and below it the screen that belongs to the path and the login. */
class ParlorApp extends ParlorElement {
  static properties = {expired: {state: true}};

  #route = null;
  /** Grows when another tab has logged in or out: nothing of the former user may stay on the screen. */
  #generation = 0;

  constructor() {
    super();
    this.expired = false;
  }

  connectedCallback() {
    super.connectedCallback();
    router.addEventListener("change", () => this.#arrive());
    session.addEventListener("change", (event) => {
      this.expired = event.detail.why === "expired";
      this.#generation += event.detail.why === "elsewhere" ? 1 : 0;
      if (event.detail.why === "logout") {
        router.go("/");
      } else {
        this.#arrive();
      }
    });
    this.#arrive();
  }

  #arrive() {
    const route = ROUTES.find(({path}) => path.test(router.path));
    if (route.who === "out" && session.open) {
      router.go(router.next, {replace: true});
      return;
    }
    if (route.who === "in" && !session.open && router.path !== "/") {
      // Whoever follows a link for the first time has no account yet; whose session has ended has one.
      router.go(withNext(this.expired ? "/login" : "/register", router.path), {replace: true});
      return;
    }
    this.#show(route);
  }

  #show(route) {
    const moved = this.#route !== null && this.#route !== router.path;
    this.#route = router.path;
    this.requestUpdate();
    if (moved) {
      window.scrollTo(0, 0);
      this.updateComplete.then(() => this.querySelector("main").focus({preventScroll: true}));
    }
  }

  #screen() {
    if (router.path === "/" && !session.open) {
      return html`<parlor-welcome class="screen"></parlor-welcome>`;
    }
    const route = ROUTES.find(({path}) => path.test(router.path));
    return route.screen(router.path.match(route.path)[1], this);
  }

  render() {
    return html`
      <a class="skip" href="#main" @click=${this.#skip}>${text.skip}</a>
      <header class="head">
        ${wordmark()}
        ${session.open
          ? html`<button class="button quiet" id="log-out" @click=${() => api.logOut()}>${text.account.logOut}</button>`
          : nothing}
      </header>
      <main id="main" tabindex="-1">${keyed(`${router.path} ${session.open} ${this.#generation}`, this.#screen())}</main>
    `;
  }

  #skip(event) {
    event.preventDefault();
    this.querySelector("main").focus();
  }
}

customElements.define("parlor-app", ParlorApp);
