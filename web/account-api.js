import {ApiError, call} from "/api.js";

const SIDE = 512;
const QUALITY = .9;
const SESSIONS = "/api/users/profile/sessions/";

/**
 * A log-in that lasts.
 *
 * @typedef {{id: string, created_at: string, last_used_at: string, expires_at: string, user_agent: string | null,
 *   address: string | null, current: boolean}} Session
 */

/** The REST calls about the user's own account. */
export const accountApi = {
  /** Turns a guest account into a regular one. */
  claim: (person) => call("POST", "/api/users/profile/claim/", person),
  rename: (names) => call("PATCH", "/api/users/profile/", names),
  changePassword: (current, fresh) => call("POST", "/api/users/profile/password/", {current, new: fresh}),
  uploadPicture: (image) => call("PUT", "/api/users/profile/avatar/", image),
  removePicture: () => call("DELETE", "/api/users/profile/avatar/"),
  exportData: () => call("GET", "/api/users/profile/export/"),
  /** @returns {Promise<Session[]>} the session of this device first */
  sessions: () => call("GET", SESSIONS),
  endOtherSessions: () => call("DELETE", SESSIONS),
  /** Ends a session, if it has not ended yet. @param {string} id */
  async endSession(id) {
    try {
      await call("DELETE", `${SESSIONS}${id}/`);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 404) {
        throw error;
      }
    }
  },
  /** @param {string} [password] a guest has none */
  delete: (password) => call("DELETE", "/api/users/profile/", password === undefined ? undefined : {password}),
};

/**
 * Crops a picture to a small square before it is uploaded. This also removes the metadata, such as where it was taken.
 *
 * @param {Blob} file
 * @returns {Promise<Blob | null>} null if it cannot be read
 */
export async function cropToSquare(file) {
  try {
    const image = await createImageBitmap(file);
    const side = Math.min(image.width, image.height);
    const canvas = Object.assign(document.createElement("canvas"), {width: SIDE, height: SIDE});
    const [x, y] = [(image.width - side) / 2, (image.height - side) / 2];
    canvas.getContext("2d").drawImage(image, x, y, side, side, 0, 0, SIDE, SIDE);
    return await new Promise((done) => canvas.toBlob(done, file.type === "image/png" ? "image/png" : "image/jpeg", QUALITY));
  } catch {
    return null;
  }
}
