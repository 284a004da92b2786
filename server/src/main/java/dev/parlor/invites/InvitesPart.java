package dev.parlor.invites;

import dev.parlor.users.AccountPart;
import dev.parlor.users.UserId;

/// An account's invites, sent and received.
record InvitesPart(Invites invites, InviteViews views) implements AccountPart {
    @Override
    public String name() {
        return "invites";
    }

    @Override
    public Object belongings(UserId user) {
        return invites.all(user).shownAs(views::all);
    }
}
