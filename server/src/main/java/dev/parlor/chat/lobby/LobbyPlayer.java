package dev.parlor.chat.lobby;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Somebody in a lobby, as the list shows it.
///
/// @param ready whether they have said that the game may begin
public record LobbyPlayer(
        long id, @JsonProperty("first_name") String firstName, boolean ready) {
    /// Somebody who has just come, and has said nothing yet.
    public LobbyPlayer(long id, String firstName) {
        this(id, firstName, false);
    }

    /// As nodes write it to each other; one of an older version says nothing of who is ready.
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
