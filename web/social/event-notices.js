import {announce} from "/announcer.js";
import {router} from "/router.js";
import {drawer} from "/social/drawer-state.js";
import {toasts} from "/social/toast-queue.js";
import {people} from "/text/people.js";

/**
 * Shows events about friends, messages and invites as toasts, and announces them to screen readers. Events that the open
 * drawer shows get no toast.
 */
export class EventNotices {
  #userId;
  #openLobby;

  /** @param {number} userId who is notified @param {(lobby: string) => void} enter opens a lobby */
  constructor(userId, enter) {
    this.#userId = userId;
    this.#openLobby = enter;
    drawer.addEventListener("change", this.#onDrawerChange);
  }

  close() {
    drawer.removeEventListener("change", this.#onDrawerChange);
    toasts.clear();
  }

  /** @param {any} friendship a received request, as on the wire */
  friendRequested({id, friend_name: name}) {
    this.#notify({key: `friend-${id}`, text: people.news.request(name), actionLabel: people.news.look, onAction: () => drawer.show()});
  }

  /** @param {any} friendship an accepted request, as on the wire */
  friendAccepted({id, friend_name: name}) {
    this.#notify({key: `friend-${id}`, text: people.news.accepted(name)});
  }

  /** @param {any} friendship that needs no answer any more, as on the wire */
  friendshipSettled({id}) {
    toasts.drop(`friend-${id}`);
  }

  /** @param {number} sender @param {string | undefined} name undefined: not a friend @param {string} content */
  messageReceived(sender, name, content) {
    if (name && !(drawer.open && drawer.friendId === sender && document.visibilityState === "visible")) {
      this.#notify({key: `dm-${sender}`, sender, text: people.news.message(name, content), actionLabel: people.news.reply,
        onAction: () => drawer.show(sender)});
    }
  }

  /** Drops the toasts of messages that were read elsewhere. @param {(sender: number) => boolean} readAll */
  dropRead(readAll) {
    toasts.all.filter(({sender}) => sender && readAll(sender)).forEach(({key}) => toasts.drop(key));
  }

  /** Only announces it: the invite itself stays on the screen until it is answered. @param {import("/social/invites.js").Invite} invite */
  inviteReceived(invite) {
    announce(people.news.invited(invite.fromUserName));
  }

  /**
   * Tells the sender the answer, and the receiver when the invite ended without their doing.
   *
   * @param {import("/social/invites.js").Invite} invite
   */
  inviteAnswered(invite) {
    const {inviteSent, inviteReceived, toLobby} = people.news;
    const text = invite.fromUserId === this.#userId
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

  /** @param {import("/social/toast-queue.js").Toast} toast about something that the friend list shows as well */
  #notify(toast) {
    if (!(drawer.open && drawer.friendId === null)) {
      toasts.show(toast);
    }
    announce(toast.text);
  }

  /** Drops the toasts whose content the open drawer shows. */
  #onDrawerChange = () => {
    const shown = ({key}) => (drawer.friendId === null ? /^(dm|friend)-/.test(key) : key === `dm-${drawer.friendId}`);
    if (drawer.open) {
      toasts.all.filter(shown).forEach(({key}) => toasts.drop(key));
    }
  };
}
