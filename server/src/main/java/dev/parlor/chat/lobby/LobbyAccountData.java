package dev.parlor.chat.lobby;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlor.identity.UserId;
import dev.parlor.store.Database;
import dev.parlor.store.Pages;
import dev.parlor.users.privacy.AccountDataSource;
import java.time.Instant;

/// What an account has said in lobbies, as far as it is kept.
record LobbyAccountData(Database database, LobbyStore store) implements AccountDataSource {
    private record ExportedMessage(
            String id,
            String lobby,
            String content,
            @JsonProperty("timestamp") Instant at) {}

    @Override
    public String name() {
        return "lobby_messages";
    }

    @Override
    public Object belongings(UserId user) {
        return new Pages<LobbyStore.LobbyRow, ExportedMessage>(
                last -> database.read(handle -> store.saidBy(
                        handle, user, last.map(LobbyStore.LobbyRow::number).orElse(0L), Pages.SIZE)),
                page -> page.stream()
                        .map(row -> new ExportedMessage(row.id(), row.lobby(), row.content(), row.at()))
                        .toList());
    }
}
