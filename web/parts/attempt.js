import {ApiError} from "/api.js";
import {errorText} from "/text.js";

/**
 * Runs an action that the server may refuse, and shows its error as the `failure` of an element.
 *
 * @param {{failure: string}} element
 * @param {() => Promise<unknown>} action
 * @param {(error: ApiError) => string} [explain] the sentence for an error
 * @returns {Promise<boolean>} whether it succeeded
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
