package dev.parlor.presence;

import dev.parlor.identity.UserId;
import dev.parlor.json.Json;
import java.util.Optional;

/// Announces to the other nodes that two users became friends: each of the two now gets the other's status.
record FriendshipSignal(UserId one, UserId other) {
    private static final String WHAT = "befriended";

    private record FriendshipMessage(String what, long one, long other) {}

    static String text(UserId one, UserId other) {
        return Json.MAPPER.writeValueAsString(new FriendshipMessage(WHAT, one.value(), other.value()));
    }

    /// Empty when the signal is about something else.
    static Optional<FriendshipSignal> in(String text) {
        var said = Json.parse(text);
        return said.path("what").stringValue("").equals(WHAT)
                ? Optional.of(new FriendshipSignal(
                        new UserId(said.path("one").longValue()),
                        new UserId(said.path("other").longValue())))
                : Optional.empty();
    }
}
