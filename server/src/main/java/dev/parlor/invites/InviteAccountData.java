package dev.parlor.invites;

import dev.parlor.identity.UserId;
import dev.parlor.users.privacy.AccountDataSource;

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
