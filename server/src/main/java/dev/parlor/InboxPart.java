package dev.parlor;

import dev.parlor.notifications.Inbox;
import dev.parlor.store.Tx;
import dev.parlor.users.AccountPart;
import dev.parlor.users.UserId;

/// What an account was told. Notifications themselves know no accounts.
record InboxPart(Inbox inbox) implements AccountPart {
    @Override
    public String name() {
        return "notifications";
    }

    @Override
    public Object belongings(UserId user) {
        return inbox.of(user.value());
    }

    @Override
    public void forget(Tx tx, UserId user) {
        inbox.forget(tx, user.value());
    }
}
