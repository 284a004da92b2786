package dev.parlor.presence;

import dev.parlor.friends.Friends;
import dev.parlor.notifications.Company;
import dev.parlor.realtime.Commands;
import dev.parlor.realtime.Live;
import dev.parlor.realtime.SocketRoute;
import java.util.regex.Pattern;

/// Puts presence together: what it offers to the server's start.
public final class PresenceModule {
    private static final Pattern PATH = Pattern.compile("/ws/friends/status");

    private final Presence presence;
    private final SocketRoute socket;

    public PresenceModule(Leases leases, Friends friends, Live live) {
        presence = new Presence(leases, friends, live.layer(), live.later());
        var handler = new StatusSocket(presence, new Commands<>(StatusCommand.class, live.repeats()));
        socket = new SocketRoute("status", PATH, handshake -> handler);
    }

    /// Who is online.
    public Presence presence() {
        return presence;
    }

    /// Presence, as notifications need it.
    public Company company() {
        return new NotificationCompany(presence);
    }

    /// `/ws/friends/status`.
    public SocketRoute socket() {
        return socket;
    }
}
