package dev.parlor.notifications;

import dev.parlor.identity.UserId;
import dev.parlor.store.Tx;
import dev.parlor.users.Profile;
import dev.parlor.users.privacy.AccountDataSource;

/// The events of an account: exported and deleted with it; profile changes become events for the user's own
/// devices.
public record InboxAccountData(Inbox inbox) implements AccountDataSource {
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
