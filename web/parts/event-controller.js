/**
 * Updates an element when one of its sources fires `change`, while it is on the page.
 *
 * The sources are read at each update: an element created before its class was loaded has no properties before its first
 * update.
 *
 * @implements {import("lit").ReactiveController}
 */
export class EventController {
  #host;
  #sources;
  /** @type {EventTarget[]} */
  #subscribed = [];
  #changed = () => this.#host.requestUpdate();

  /** @param {import("lit").LitElement} host @param {() => (EventTarget | null | undefined)[]} sources */
  constructor(host, sources) {
    this.#host = host;
    this.#sources = sources;
    host.addController(this);
  }

  hostConnected() {
    this.#host.requestUpdate();
  }

  hostUpdate() {
    if (this.#host.isConnected) {
      this.#subscribe(this.#sources().filter(Boolean));
    }
  }

  hostDisconnected() {
    this.#subscribe([]);
  }

  #subscribe(sources) {
    this.#subscribed.filter((source) => !sources.includes(source)).forEach((source) => source.removeEventListener("change", this.#changed));
    sources.filter((source) => !this.#subscribed.includes(source)).forEach((source) => source.addEventListener("change", this.#changed));
    this.#subscribed = sources;
  }
}
