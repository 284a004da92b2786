/**
 * Where the user is: paths, not fragments; the server answers each of them with the same page.
 *
 * Fires `change` after every move.
 */
class Router extends EventTarget {
  constructor() {
    super();
    window.addEventListener("popstate", () => this.#fireChange());
    document.addEventListener("click", (event) => this.#onClick(event));
  }

  get path() {
    return location.pathname;
  }

  /** Where to go after logging in: the path that somebody wanted before they were asked who they are. */
  get next() {
    return safePath(new URLSearchParams(location.search).get("next"));
  }

  /**
   * @param {string} path
   * @param {{replace?: boolean}} [how] `replace`: without a way back
   */
  go(path, {replace = false} = {}) {
    if (path !== location.pathname + location.search) {
      history[replace ? "replaceState" : "pushState"](null, "", path);
    }
    this.#fireChange();
  }

  #onClick(event) {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (link && plain && link.origin === location.origin && !link.target && !event.defaultPrevented) {
      event.preventDefault();
      this.go(link.pathname + link.search);
    }
  }

  #fireChange() {
    this.dispatchEvent(new Event("change"));
  }
}

/** The same place, remembering where to go afterwards. */
export function withNext(path, next) {
  return next && next !== "/" ? `${path}?next=${encodeURIComponent(next)}` : path;
}

/** Only a path of this site: nobody is sent elsewhere by a crafted link. */
function safePath(next) {
  try {
    const url = new URL(next ?? "/", location.origin);
    return next?.startsWith("/") && url.origin === location.origin ? url.pathname + url.search : "/";
  } catch {
    return "/";
  }
}

export const router = new Router();
