package dev.parlor.presence;

import dev.parlor.friends.Friends;
import dev.parlor.notifications.FriendPresence;
import dev.parlor.realtime.RealtimeServices;
import dev.parlor.realtime.SocketRoute;
import dev.parlor.realtime.command.CommandProcessor;
import java.util.regex.Pattern;

/// Wires presence together for the server's start.
public final class PresenceModule {
    private static final Pattern PATH = Pattern.compile("/ws/friends/status");

    private final Presence presence;
    private final SocketRoute socket;

    public PresenceModule(PresenceLeases presenceLeases, Friends friends, RealtimeServices realtime) {
        presence = new Presence(presenceLeases, friends, realtime.layer(), realtime.later());
        var handler = new StatusSocket(presence, new CommandProcessor<>(StatusCommand.class, realtime.repeats()));
        socket = new SocketRoute("status", PATH, handshake -> handler);
    }

    /// Who is online.
    public Presence presence() {
        return presence;
    }

    /// Presence, as notifications need it.
    public FriendPresence company() {
        return new OnlineFriends(presence);
    }

    /// `/ws/friends/status`.
    public SocketRoute socket() {
        return socket;
    }
}
