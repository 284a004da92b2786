import {ApiError} from "/api.js";
import {errorText} from "/text.js";

/**
 * Does something that the server may refuse, for an element with a `failure` to show.
 *
 * @param {{failure: string}} element
 * @param {() => Promise<unknown>} action
 * @param {(error: ApiError) => string} [explain] the sentence for a refusal
 * @returns {Promise<boolean>} whether it was done
 */
export async function attempt(element, action, explain = errorText) {
  element.failure = "";
  try {
    await action();
    return true;
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    element.failure = explain(error);
    return false;
  }
}
