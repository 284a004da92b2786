import {announce} from "/announcer.js";
import {router} from "/router.js";
import {drawer} from "/social/drawer-state.js";
import {toasts} from "/social/toast-queue.js";
import {people} from "/text/people.js";

/**
 * Tells the user what has just happened between them and other people: as a toast, and for screen readers. What the open
 * drawer shows by itself gets no toast beside it.
 */
export class EventNotices {
  #user;
  #openLobby;

  /** @param {number} user who is told @param {(lobby: string) => void} enter leads to a lobby */
  constructor(user, enter) {
    this.#user = user;
    this.#openLobby = enter;
    drawer.addEventListener("change", this.#onDrawerChange);
  }

  close() {
    drawer.removeEventListener("change", this.#onDrawerChange);
    toasts.clear();
  }

  /** @param {any} friendship as on the wire: somebody wants to be friends */
  friendRequested({id, friend_name: name}) {
    this.#notify({key: `friend-${id}`, text: people.news.request(name), actionLabel: people.news.look, onAction: () => drawer.show()});
  }

  /** @param {any} friendship as on the wire: somebody has agreed */
  friendAccepted({id, friend_name: name}) {
    this.#notify({key: `friend-${id}`, text: people.news.accepted(name)});
  }

  /** @param {any} friendship as on the wire: there is nothing to answer any more */
  friendshipSettled({id}) {
    toasts.drop(`friend-${id}`);
  }

  /** @param {number} sender @param {string | undefined} name undefined: no friend (any more) @param {string} words */
  messageReceived(sender, name, words) {
    if (name && !(drawer.open && drawer.friendId === sender && document.visibilityState === "visible")) {
      this.#notify({key: `dm-${sender}`, sender, text: people.news.message(name, words), actionLabel: people.news.reply,
        onAction: () => drawer.show(sender)});
    }
  }

  /** What was read elsewhere needs no word any more. @param {(sender: number) => boolean} readAll */
  dropRead(readAll) {
    toasts.all.filter(({sender}) => sender && readAll(sender)).forEach(({key}) => toasts.drop(key));
  }

  /** The invite itself is on the screen until it is answered. @param {import("/social/invites.js").Invite} invite */
  inviteReceived(invite) {
    announce(people.news.invited(invite.fromUserName));
  }

  /**
   * The sender hears of the answer; the receiver only of what they didn't do themselves.
   *
   * @param {import("/social/invites.js").Invite} invite
   */
  inviteAnswered(invite) {
    const {inviteSent, inviteReceived, toLobby} = people.news;
    const text = invite.fromUserId === this.#user
      ? inviteSent[invite.status]?.(invite.toUserName)
      : inviteReceived[invite.status]?.(invite.fromUserName);
    if (!text) {
      return;
    }
    const accepted = invite.status === "accepted";
    if (!accepted || router.path !== `/lobby/${invite.lobbyId}/`) {
      const go = {actionLabel: toLobby, onAction: () => this.#openLobby(invite.lobbyId)};
      toasts.show({key: `invite-${invite.inviteId}`, text, ...(accepted && go)});
    }
    announce(text);
  }

  /** @param {import("/social/toast-queue.js").Toast} toast about what the list of friends shows too */
  #notify(toast) {
    if (!(drawer.open && drawer.friendId === null)) {
      toasts.show(toast);
    }
    announce(toast.text);
  }

  /** Whoever opens the drawer sees there what a toast was about. */
  #onDrawerChange = () => {
    const shown = ({key}) => (drawer.friendId === null ? /^(dm|friend)-/.test(key) : key === `dm-${drawer.friendId}`);
    if (drawer.open) {
      toasts.all.filter(shown).forEach(({key}) => toasts.drop(key));
    }
  };
}
