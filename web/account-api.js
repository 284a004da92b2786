import {call} from "/api.js";

const SIDE = 512;
const QUALITY = .9;

/** The REST calls about the user's own account. */
export const accountApi = {
  /** Makes an ordinary account of a guest's. */
  claim: (person) => call("POST", "/api/users/profile/claim/", person),
  rename: (names) => call("PATCH", "/api/users/profile/", names),
  changePassword: (current, fresh) => call("POST", "/api/users/profile/password/", {current, new: fresh}),
  uploadPicture: (image) => call("PUT", "/api/users/profile/avatar/", image),
  removePicture: () => call("DELETE", "/api/users/profile/avatar/"),
  exportData: () => call("GET", "/api/users/profile/export/"),
  /** @param {string} [password] a guest has none */
  delete: (password) => call("DELETE", "/api/users/profile/", password === undefined ? undefined : {password}),
};

/**
 * The middle of a picture, small and square: what leaves this computer is neither large nor carries where it was taken.
 *
 * @param {Blob} file
 * @returns {Promise<Blob | null>} null when it can't be read
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
