package dev.parlor.users.sessions;

import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.channel.Backfill;
import dev.parlor.realtime.channel.Broadcast;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.store.Database;
import java.time.InstantSource;
import java.util.List;

/// Closes the sockets of sessions that ended while this node did not hear of it.
public record SessionBackfill(Database database, SessionStore store, InstantSource clock) implements Backfill {
    public static final Broadcast.CloseRequest ENDED =
            new Broadcast.CloseRequest(CloseCode.UNAUTHENTICATED, "session ended");

    /// Sessions have no numbers.
    @Override
    public List<Broadcast.NumberedMessage> after(Topic topic, long number) {
        return List.of();
    }

    @Override
    public List<Broadcast> standing(Topic topic) {
        var lives = database.read(handle -> store.lives(handle, topic.key(), clock.instant()));
        return lives ? List.of() : List.of(ENDED);
    }
}
