import {html} from "/lib/lit/index.js";

const LOBBY = {
  load: () => import("/screens/lobby.js"),
  screen: (name, app) => html`<parlor-lobby class="screen" .name=${name} .social=${app.social}></parlor-lobby>`,
};

/**
 * Which screen belongs to which path. A screen's module is loaded when it is first needed; its element stays empty until then.
 * The server reads the paths from this file (`path: /^…$/,`) to answer 404 for all others.
 *
 * `access`: `loggedIn` asks visitors to log in or, with `guestsAllowed`, makes new visitors guests; `loggedOut` is for
 * visitors only.
 *
 * @typedef {object} Route
 * @property {RegExp} [path] its group, if any, is the first argument of `screen`
 * @property {"loggedIn" | "loggedOut" | "everyone"} [access]
 * @property {boolean} [guestsAllowed]
 * @property {() => Promise<unknown>} load
 * @property {(what: string | undefined, app: {social: import("/social/social-state.js").SocialState | null, expired: boolean}) => unknown} screen
 *
 * @type {Route[]}
 */
const ROUTES = [
  {
    path: /^\/$/,
    access: "loggedIn",
    load: () => import("/screens/home.js"),
    screen: (_, app) => html`<parlor-home class="screen" .social=${app.social}></parlor-home>`,
  },
  {
    path: /^\/play\/(computer|link)\/?$/,
    access: "loggedIn",
    guestsAllowed: true,
    load: () => import("/screens/new-game.js"),
    screen: (kind) => html`<parlor-new-game class="screen" .kind=${kind}></parlor-new-game>`,
  },
  {
    path: /^\/play\/([1-9]\d{0,15})\/?$/,
    access: "loggedIn",
    guestsAllowed: true,
    load: () => import("/screens/game.js"),
    screen: (id) => html`<parlor-game class="screen" .gameId=${Number(id)}></parlor-game>`,
  },
  {
    path: /^\/replay\/([1-9]\d{0,15})\/?$/,
    access: "loggedIn",
    guestsAllowed: true,
    load: () => import("/screens/replay.js"),
    screen: (id) => html`<parlor-replay class="screen" .gameId=${Number(id)}></parlor-replay>`,
  },
  {
    path: /^\/games\/?$/,
    access: "loggedIn",
    load: () => import("/screens/history.js"),
    screen: () => html`<parlor-history class="screen"></parlor-history>`,
  },
  {
    // The lobby of a game, for its two invited players.
    path: /^\/lobby\/(\d{1,99})\/?$/,
    access: "loggedIn",
    ...LOBBY,
  },
  {
    // An open room, for anyone.
    path: /^\/lobby\/([A-Za-z0-9_.-]{1,99})\/?$/,
    access: "loggedIn",
    guestsAllowed: true,
    ...LOBBY,
  },
  {
    path: /^\/people\/([1-9]\d{0,15})\/?$/,
    access: "loggedIn",
    load: () => import("/screens/person.js"),
    screen: (id, app) => html`<parlor-person class="screen" .friendId=${Number(id)} .social=${app.social}></parlor-person>`,
  },
  {
    path: /^\/account\/?$/,
    access: "loggedIn",
    load: () => import("/screens/account.js"),
    screen: (_, app) => html`<parlor-account class="screen" .blockListVersion=${app.social?.blockListVersion ?? 0}
      .sessionListVersion=${app.social?.sessionListVersion ?? 0}></parlor-account>`,
  },
  {
    path: /^\/login\/?$/,
    access: "loggedOut",
    load: () => import("/screens/log-in.js"),
    screen: (_, app) => html`<parlor-log-in class="screen" .expired=${app.expired}></parlor-log-in>`,
  },
  {
    path: /^\/register\/?$/,
    access: "loggedOut",
    load: () => import("/screens/register.js"),
    screen: () => html`<parlor-register class="screen"></parlor-register>`,
  },
  {
    path: /^/,
    access: "everyone",
    load: () => import("/screens/not-found.js"),
    screen: () => html`<parlor-not-found class="screen"></parlor-not-found>`,
  },
];

/** The screen of `/` for visitors. */
const WELCOME_ROUTE = {
  load: () => import("/screens/welcome.js"),
  screen: () => html`<parlor-welcome class="screen"></parlor-welcome>`,
};

/** @param {string} path @param {boolean} known whether somebody is logged in @returns {Route} */
export const routeFor = (path, known) => (path === "/" && !known ? WELCOME_ROUTE : ROUTES.find((route) => route.path.test(path)));
