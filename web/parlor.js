/**
 * Parlor's client library: tokens, REST and sockets that reconnect. It has no dependencies and no build step; to use it
 * elsewhere, copy this file and the folder `parlor/`. It is documented in `docs/parlor-js.md`.
 *
 *     import {Parlor} from "./parlor.js";
 *
 *     const parlor = new Parlor({server: "https://parlor.example.com"});
 *     await parlor.logIn("alice@example.com", "a quiet table for two");
 *     const game = parlor.game(7);
 *     game.on("game_update", (update) => draw(update.board_state));
 *     game.onState(({phase}) => show(phase));
 *     game.open();
 *     await game.request({type: "move", position: 4});
 */
export {Parlor} from "./parlor/client.js";
export {ParlorError} from "./parlor/error.js";
export {freshId} from "./parlor/requests.js";
export {ParlorSocket} from "./parlor/socket.js";
export {Tokens} from "./parlor/tokens.js";
