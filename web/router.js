/**
 * Client-side routing by path; the server answers all known paths with the same page.
 *
 * Fires `change` after each navigation.
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

  /** Where to go after logging in: the path that was requested before. */
  get next() {
    return safePath(new URLSearchParams(location.search).get("next"));
  }

  /**
   * @param {string} path
   * @param {{replace?: boolean}} [how] `replace`: replaces the history entry
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

/** The path with the one to open after logging in. */
export function withNext(path, next) {
  return next && next !== "/" ? `${path}?next=${encodeURIComponent(next)}` : path;
}

/** Accepts only paths of this site: a crafted link must not lead elsewhere. */
function safePath(next) {
  try {
    const url = new URL(next ?? "/", location.origin);
    return next?.startsWith("/") && url.origin === location.origin ? url.pathname + url.search : "/";
  } catch {
    return "/";
  }
}

export const router = new Router();
