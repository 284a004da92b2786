import {api} from "/api.js";
import {clearDrafts} from "/drafts.js";
import "/parts/toasts.js";
import {session} from "/session.js";
import {drawer} from "/social/drawer-state.js";
import {SocialState} from "/social/social-state.js";

/**
 * The way in to everything about other people, loaded once somebody is logged in: one {@link SocialState} for the user of this
 * page, and another when another user logs in.
 */
let social = null;

/** @returns {Promise<SocialState>} of the user who is logged in now */
export async function openSocialSession() {
  const {id} = session.user ?? (await api.profile());
  if (social?.userId !== id) {
    if (social) {
      closeSocialSession();
    }
    social = new SocialState(id);
    social.open();
    import("/parts/drawer.js");
  }
  return social;
}

/** Nobody is logged in any more. */
export function closeSocialSession() {
  social?.close();
  if (social || !session.loggedIn) {
    clearDrafts();
  }
  social = null;
  drawer.hide();
}
