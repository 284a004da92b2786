import "/parts/toasts.js";
import {api} from "/api.js";
import {forgetKept} from "/drafts.js";
import {session} from "/session.js";
import {drawer} from "/social/drawer-state.js";
import {Social} from "/social/social-state.js";

/**
 * The way in to everything about other people, loaded once somebody is logged in: one {@link Social} for the user of this
 * page, and another when another user logs in.
 */
let social = null;

/** @returns {Promise<Social>} of the user who is logged in now */
export async function company() {
  const {id} = session.user ?? (await api.profile());
  if (social?.user !== id) {
    if (social) {
      disband();
    }
    social = new Social(id);
    social.open();
    import("/parts/drawer.js");
  }
  return social;
}

/** Nobody is logged in any more. */
export function disband() {
  social?.close();
  if (social || !session.open) {
    forgetKept();
  }
  social = null;
  drawer.hide();
}
