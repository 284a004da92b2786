package dev.parlor.presence;

import dev.parlor.identity.Principal;
import dev.parlor.identity.UserId;
import dev.parlor.json.Json;
import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.Connection;
import dev.parlor.realtime.Frame;
import dev.parlor.realtime.SocketHandler;
import dev.parlor.realtime.channel.ChannelLayer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// Somebody with one socket, who remembers what it was told.
final class Visitor implements Connection {
    private final UserId user;
    private final Principal principal;
    private final SocketHandler handler;
    private final LongAdder crowd;
    private final List<Frame> heard = new ArrayList<>();

    /// @param crowd counts what all of them together have heard
    Visitor(UserId user, SocketHandler handler, LongAdder crowd) {
        this.user = user;
        this.principal = new Principal(user.value(), "session", Instant.MAX);
        this.handler = handler;
        this.crowd = crowd;
    }

    void arrive() {
        handler.opened(this);
    }

    void leave(ChannelLayer layer) {
        layer.leaveAll(this);
        handler.closed(this);
    }

    @Override
    public Principal principal() {
        return principal;
    }

    @Override
    public synchronized void offer(Frame frame) {
        heard.add(frame);
        crowd.increment();
    }

    @Override
    public void close(CloseCode code, String reason) {
        throw new AssertionError("closed: " + code + " " + reason);
    }

    /// How many friends it was not told to be online.
    long missed(Ring ring) {
        var missing = new HashSet<>(ring.friendsOf(user));
        told().forEach(missing::remove);
        return missing.size();
    }

    /// How much it was told besides, once for each friend.
    long tooMany(Ring ring) {
        var expected = new HashSet<>(ring.friendsOf(user));
        return told().stream().filter(friend -> !expected.remove(friend)).count();
    }

    /// Who was told to be online; 0 for anything else.
    private synchronized List<Long> told() {
        return heard.stream()
                .map(frame -> Json.parse(frame.payload()))
                .map(message -> message.path("status").asString().equals("online")
                        ? message.path("user_id").asLong()
                        : 0L)
                .toList();
    }
}
