package dev.parlor;

import dev.parlor.identity.UserId;
import dev.parlor.notifications.Inbox;
import dev.parlor.store.Tx;
import dev.parlor.users.Profile;
import dev.parlor.users.privacy.AccountDataSource;

/// What an account was told, and its devices are told of its own changes. Notifications themselves know no accounts.
record InboxAccountData(Inbox inbox) implements AccountDataSource {
    @Override
    public String name() {
        return "notifications";
    }

    @Override
    public Object belongings(UserId user) {
        return inbox.of(user.value());
    }

    @Override
    public void changed(Tx tx, UserId user, Profile now) {
        inbox.add(tx, user.value(), "profile_changed", now);
    }

    @Override
    public void forget(Tx tx, UserId user) {
        inbox.forget(tx, user.value());
    }
}
