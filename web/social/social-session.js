import {api} from "/api.js";
import {clearDrafts} from "/drafts.js";
import "/parts/toasts.js";
import {session} from "/session.js";
import {drawer} from "/social/drawer-state.js";
import {SocialState} from "/social/social-state.js";

/**
 * The {@link SocialState} of the logged-in user. This module is loaded after login.
 */
let social = null;

/** @returns {Promise<SocialState>} of the current user */
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

/** Ends it after logging out. */
export function closeSocialSession() {
  social?.close();
  if (social || !session.loggedIn) {
    clearDrafts();
  }
  social = null;
  drawer.hide();
}
