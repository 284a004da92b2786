package dev.parlor.realtime.channel;

import dev.parlor.realtime.Connection;
import java.util.ArrayList;

/// The members of one topic on this node. Its monitor gives the topic its order.
final class TopicMembers {
    private final ArrayList<Connection> members = new ArrayList<>(1);

    synchronized void add(Connection member) {
        members.add(member);
    }

    /// Removes a member and returns how many are left. The last member takes its place: members have no
    /// order, only messages do.
    synchronized int remove(Connection member) {
        var index = members.indexOf(member);
        if (index >= 0) {
            var last = members.removeLast();
            if (index < members.size()) {
                members.set(index, last);
            }
        }
        return members.size();
    }

    synchronized int size() {
        return members.size();
    }

    /// Offers the broadcast to the members that it is for, and returns how many those are. Iterates from the
    /// end, so that a member that leaves meanwhile doesn't make the loop skip another.
    synchronized int deliver(Broadcast broadcast) {
        var offered = 0;
        for (var i = members.size() - 1; i >= 0; i--) {
            offered += deliver(broadcast, members.get(i)) ? 1 : 0;
        }
        return offered;
    }

    private static boolean deliver(Broadcast broadcast, Connection member) {
        return switch (broadcast) {
            case Broadcast.TopicMessage message -> deliver(message, member);
            case Broadcast.NumberedMessage(var _, var _, var message) -> deliver(message, member);
            case Broadcast.PrivateMessage(var userId, var frame) -> {
                var meant = member.principal().userId() == userId;
                if (meant) {
                    member.offer(frame);
                }
                yield meant;
            }
            case Broadcast.CloseRequest close -> {
                member.close(close.code(), close.reason());
                yield false;
            }
            case Broadcast.CloseOne(var userId, var code, var reason) -> {
                if (member.principal().userId() == userId) {
                    member.close(code, reason);
                }
                yield false;
            }
        };
    }

    private static boolean deliver(Broadcast.TopicMessage message, Connection member) {
        var frame = message.frameFor(member.principal().userId());
        frame.ifPresent(member::offer);
        return frame.isPresent();
    }
}
