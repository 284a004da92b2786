package dev.parlor.chat.lobby;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// A user in a lobby, as the list of players shows it.
///
/// @param ready whether the user is ready for the game to start
public record LobbyPlayer(
        long id, @JsonProperty("first_name") String firstName, boolean ready) {
    /// A user who has just entered, and is not ready yet.
    public LobbyPlayer(long id, String firstName) {
        this(id, firstName, false);
    }

    /// Decodes a player sent by another node; nodes of an older version leave out `ready`.
    @JsonCreator
    static LobbyPlayer written(
            @JsonProperty("id") long id,
            @JsonProperty("first_name") String firstName,
            @JsonProperty("ready") @Nullable Boolean ready) {
        return new LobbyPlayer(id, firstName, Boolean.TRUE.equals(ready));
    }

    LobbyPlayer withReady(boolean is) {
        return new LobbyPlayer(id, firstName, is);
    }
}
