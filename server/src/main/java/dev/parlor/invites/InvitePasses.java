package dev.parlor.invites;

import dev.parlor.game.GameInvites;
import dev.parlor.game.match.GameId;
import dev.parlor.identity.UserId;

/// Checks the invite that a client presents at a board (contract §3.5).
record InvitePasses(Invites invites) implements GameInvites {
    @Override
    public PassState pass(String invite, GameId game, UserId user) {
        return InviteId.parse(invite)
                .flatMap(invites::find)
                .map(found -> pass(found, game, user))
                .orElse(PassState.UNKNOWN);
    }

    private static PassState pass(Invite invite, GameId game, UserId user) {
        if (!invite.involves(user)) {
            return PassState.NOT_YOURS;
        } else if (!invite.game().equals(game)) {
            return PassState.UNKNOWN;
        }
        return switch (invite.status()) {
            case ACCEPTED -> PassState.GOOD;
            // The sender may wait at the board for the other user.
            case PENDING -> invite.from().equals(user) ? PassState.GOOD : PassState.NOT_ACCEPTED;
            case DECLINED, CANCELED, EXPIRED -> PassState.OVER;
        };
    }
}
