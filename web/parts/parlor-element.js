import {LitElement} from "/lib/lit/index.js";

/**
 * What the elements of this client have in common: they render into the page itself, not into a shadow root, so that
 * one set of style sheets, labels and ids works across them, and password managers find the forms.
 */
export class ParlorElement extends LitElement {
  createRenderRoot() {
    return this;
  }
}
