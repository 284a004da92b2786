package dev.parlor.chat;

import dev.parlor.store.Database;
import dev.parlor.users.AccountPart;
import dev.parlor.users.UserId;

/// An account's direct messages, sent and received. They stay for the others.
record MessagesPart(Database database, MessageStore store) implements AccountPart {
    @Override
    public String name() {
        return "messages";
    }

    @Override
    public Object belongings(UserId user) {
        return database.read(handle -> store.all(handle, user)).stream()
                .map(MessageView::of)
                .toList();
    }
}
