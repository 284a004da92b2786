import {ApiError} from "/api.js";
import {sentence} from "/text.js";

/**
 * Does something that the server may refuse, for an element with a `failure` to show.
 *
 * @param {{failure: string}} element
 * @param {() => Promise<unknown>} work
 * @param {(error: ApiError) => string} [explain] the sentence for a refusal
 * @returns {Promise<boolean>} whether it was done
 */
export async function attempt(element, work, explain = sentence) {
  element.failure = "";
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    element.failure = explain(error);
    return false;
  }
}
