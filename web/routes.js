import {html} from "/lib/lit/index.js";

const LOBBY = {
  load: () => import("/screens/lobby.js"),
  screen: (name, app) => html`<parlor-lobby class="screen" .name=${name} .social=${app.social}></parlor-lobby>`,
};

/**
 * Which screen belongs to which path. `who` may see it: `in`: needs a login, and asks for it, or with `guests` takes who
 * is new in as a guest; `out`: only without one; `all`. A screen's module is loaded when it is first needed; its element
 * waits empty until then.
 *
 * @typedef {object} Route
 * @property {RegExp} [path] its group, if it has one, is what `screen` gets first
 * @property {"in" | "out" | "all"} [who]
 * @property {boolean} [guests]
 * @property {() => Promise<unknown>} load
 * @property {(what: string | undefined, app: {social: import("/social/social-state.js").SocialState | null, expired: boolean}) => unknown} screen
 *
 * @type {Route[]}
 */
const ROUTES = [
  {
    path: /^\/$/,
    who: "in",
    load: () => import("/screens/home.js"),
    screen: (_, app) => html`<parlor-home class="screen" .social=${app.social}></parlor-home>`,
  },
  {
    path: /^\/play\/(computer|link)\/?$/,
    who: "in",
    guests: true,
    load: () => import("/screens/new-game.js"),
    screen: (kind) => html`<parlor-new-game class="screen" .kind=${kind}></parlor-new-game>`,
  },
  {
    path: /^\/play\/([1-9]\d{0,15})\/?$/,
    who: "in",
    guests: true,
    load: () => import("/screens/game.js"),
    screen: (id) => html`<parlor-game class="screen" .gameId=${Number(id)}></parlor-game>`,
  },
  {
    path: /^\/replay\/([1-9]\d{0,15})\/?$/,
    who: "in",
    guests: true,
    load: () => import("/screens/replay.js"),
    screen: (id) => html`<parlor-replay class="screen" .gameId=${Number(id)}></parlor-replay>`,
  },
  {
    path: /^\/games\/?$/,
    who: "in",
    load: () => import("/screens/history.js"),
    screen: () => html`<parlor-history class="screen"></parlor-history>`,
  },
  {
    // Of a game, for the two who were invited.
    path: /^\/lobby\/(\d{1,99})\/?$/,
    who: "in",
    ...LOBBY,
  },
  {
    // An open room, for whoever comes.
    path: /^\/lobby\/([A-Za-z0-9_.-]{1,99})\/?$/,
    who: "in",
    guests: true,
    ...LOBBY,
  },
  {
    path: /^\/people\/([1-9]\d{0,15})\/?$/,
    who: "in",
    load: () => import("/screens/person.js"),
    screen: (id, app) => html`<parlor-person class="screen" .friendId=${Number(id)} .social=${app.social}></parlor-person>`,
  },
  {
    path: /^\/account\/?$/,
    who: "in",
    load: () => import("/screens/account.js"),
    screen: (_, app) => html`<parlor-account class="screen" .blockChanges=${app.social?.blockChanges ?? 0}></parlor-account>`,
  },
  {
    path: /^\/login\/?$/,
    who: "out",
    load: () => import("/screens/log-in.js"),
    screen: (_, app) => html`<parlor-log-in class="screen" .expired=${app.expired}></parlor-log-in>`,
  },
  {
    path: /^\/register\/?$/,
    who: "out",
    load: () => import("/screens/register.js"),
    screen: () => html`<parlor-register class="screen"></parlor-register>`,
  },
  {
    path: /^/,
    who: "all",
    load: () => import("/screens/not-found.js"),
    screen: () => html`<parlor-not-found class="screen"></parlor-not-found>`,
  },
];

/** What the first path shows to somebody who is not logged in. */
const WELCOME_ROUTE = {
  load: () => import("/screens/welcome.js"),
  screen: () => html`<parlor-welcome class="screen"></parlor-welcome>`,
};

/** @param {string} path @param {boolean} known whether somebody is logged in @returns {Route} */
export const routeFor = (path, known) => (path === "/" && !known ? WELCOME_ROUTE : ROUTES.find((route) => route.path.test(path)));
