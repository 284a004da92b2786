package dev.parlor.notifications;

import dev.parlor.realtime.Epoch;
import dev.parlor.realtime.Frame;
import dev.parlor.realtime.channel.Backfill;
import dev.parlor.realtime.channel.Broadcast;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.store.Database;
import java.util.ArrayList;
import java.util.List;

/// Reads missed events again from the users' logs.
record EventBackfill(Database database, InboxStore store, Badges badges, Epoch epoch) implements Backfill {
    @Override
    public List<Broadcast.NumberedMessage> after(Topic topic, long number) {
        var user = user(topic);
        return database.read(handle -> switch (store.since(handle, user, number)) {
            case EventReplay.MissedEvents(var events) -> numbered(events, number);
            case EventReplay.TooOld() -> {
                var last = store.last(handle, user);
                yield last > number
                        ? List.of(Broadcast.toAll(epoch.resync()).numbered(last, number))
                        : List.<Broadcast.NumberedMessage>of();
            }
        });
    }

    @Override
    public List<Broadcast> standing(Topic topic) {
        return List.of(badges.badge(user(topic)));
    }

    private static List<Broadcast.NumberedMessage> numbered(List<Frame> events, long after) {
        var all = new ArrayList<Broadcast.NumberedMessage>();
        var number = after;
        for (var event : events) {
            all.add(Broadcast.toAll(event).numbered(number + 1, number));
            number++;
        }
        return all;
    }

    private static long user(Topic topic) {
        return Long.parseLong(topic.key());
    }
}
