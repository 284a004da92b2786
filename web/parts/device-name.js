import {account} from "/text/account.js";

/** In this order, because most browsers also name the ones they are compatible with, further down here. */
const BROWSERS = [
  ["Edge", /\bEdg(e|A|iOS)?\//],
  ["Opera", /\bOPR\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(Firefox|FxiOS)\//],
  ["Chrome", /(Chrome|CriOS)\//],
  ["Safari", /\bVersion\/.* Safari\//],
];
const SYSTEMS = [
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Android", /\bAndroid\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Windows", /\bWindows\b/],
  ["macOS", /\bMac OS X\b/],
  ["Linux", /\bLinux\b/],
];

/**
 * What to call a device: its browser and system, or whatever it calls itself if they are not known.
 *
 * @param {string | null} userAgent
 */
export function deviceName(userAgent) {
  const [browser, system] = [BROWSERS, SYSTEMS].map((names) => names.find(([, pattern]) => pattern.test(userAgent ?? ""))?.[0]);
  return browser && system ? account.devices.name(browser, system) : userAgent || account.devices.unknown;
}
