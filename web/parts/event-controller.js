/**
 * Draws an element again whenever one of its sources fires `change`, for as long as it is on the page.
 *
 * Sources are asked for with each update: an element that is older than its class has no properties before the first one.
 *
 * @implements {import("lit").ReactiveController}
 */
export class Following {
  #host;
  #sources;
  /** @type {EventTarget[]} */
  #followed = [];
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
      this.#follow(this.#sources().filter(Boolean));
    }
  }

  hostDisconnected() {
    this.#follow([]);
  }

  #follow(sources) {
    this.#followed.filter((source) => !sources.includes(source)).forEach((source) => source.removeEventListener("change", this.#changed));
    sources.filter((source) => !this.#followed.includes(source)).forEach((source) => source.addEventListener("change", this.#changed));
    this.#followed = sources;
  }
}
