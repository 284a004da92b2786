import {LitElement} from "/lib/lit/index.js";

/**
 * The base of all elements: they render into the page instead of a shadow root, so that they share style sheets, labels and
 * ids, and password managers find the forms.
 */
export class ParlorElement extends LitElement {
  createRenderRoot() {
    return this;
  }
}
