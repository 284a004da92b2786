package dev.parlor.invites;

import dev.parlor.users.AccountDataSource;
import dev.parlor.users.UserId;

/// An account's invites, sent and received.
record InviteAccountData(Invites invites, InviteViews views) implements AccountDataSource {
    @Override
    public String name() {
        return "invites";
    }

    @Override
    public Object belongings(UserId user) {
        return invites.all(user).shownAs(views::all);
    }
}
