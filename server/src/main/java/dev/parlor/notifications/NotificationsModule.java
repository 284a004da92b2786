package dev.parlor.notifications;

import dev.parlor.http.Resource;
import dev.parlor.realtime.SocketRoute;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.realtime.command.CommandProcessor;
import dev.parlor.schedule.Housekeeping;
import dev.parlor.store.Database;
import java.time.InstantSource;
import java.util.regex.Pattern;

/// Wires notifications together for the server's start.
public final class NotificationsModule {
    private static final Pattern PATH = Pattern.compile("/ws/notifications");

    private final Housekeeping retention;
    private final Resource resource;
    private final SocketRoute socket;

    public NotificationsModule(
            Database database,
            Notifier notifier,
            BadgeCounts counts,
            FriendPresence friendPresence,
            InstantSource clock) {
        var live = notifier.live();
        var desk = new InboxSubscriptions(database, live, counts, friendPresence, clock);
        live.layer()
                .recall(
                        Topic.TopicKind.USER,
                        new EventBackfill(database, new InboxStore(), notifier.badges(), live.epoch()));
        var commands = new CommandProcessor<>(NotificationCommand.class, live.repeats());
        retention = new Housekeeping(
                live.later(), "Forgetting old events", new EventRetention(database, new InboxStore(), clock));
        resource = new UnreadResource(counts);
        socket = new SocketRoute("notifications", PATH, handshake -> new NotificationSocket(desk, commands, handshake));
    }

    /// Starts the deletion of old events.
    public void start() {
        retention.start();
    }

    /// The REST routes.
    public Resource resource() {
        return resource;
    }

    /// `/ws/notifications`.
    public SocketRoute socket() {
        return socket;
    }
}
