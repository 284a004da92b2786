package dev.parlor.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.identity.UserId;
import dev.parlor.schedule.Housekeeping;
import dev.parlor.store.Deployment;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a user's notifications tell, with direct messages for events.
@OnBothEngines
class NotificationSocketTest {
    private final TestDatabase database;
    private final TalkRoom room;
    private final UserId alice;
    private final UserId bob;

    NotificationSocketTest(TestDatabase database) {
        this.database = database;
        room = new TalkRoom(database);
        alice = room.person("Alice");
        bob = room.person("Bob");
        room.circle.join(alice, bob);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void saysHowThingsStandExactlyAsTheContractShowsIt() {
        room.talk(alice, bob).says("hello");
        var news = room.listen(bob, Map.of());
        assertThat(news.last().toString())
                .isEqualTo("""
                {"type":"hello","server_time":"2026-11-23T09:00:00.123Z","user_id":%d,"last_event_id":%d,\
                "unread":{"dm_unread_total":1,"by_friend":{"%d":1},"invites_pending":0},"online_friends":[],"epoch":"%s"}\
                """.formatted(bob.value(), last(), alice.value(), Deployment.id(database)));
    }

    @Test
    void replaysWhatWasMissedInOrder() {
        var hers = room.talk(alice, bob);
        var before = last();
        IntStream.range(0, 5).forEach(n -> hers.says("number " + n));
        assertThat(events(room.listen(bob, Map.of("since", "" + before)))).isEqualTo(from(before, 5));
        assertThat(events(room.listen(bob, Map.of("since", "" + (before + 5))))).isEmpty();
        var asking = room.listen(bob, Map.of());
        asking.does("{'type':'sync','since':" + (before + 3) + "}");
        assertThat(events(asking)).isEqualTo(from(before + 3, 2));
    }

    @Test
    void asksToLoadAnewWhenTooMuchWasMissed() {
        var hers = room.talk(alice, bob);
        var before = last();
        IntStream.range(0, 501).forEach(n -> hers.says("number " + n));
        assertThat(room.listen(bob, Map.of("since", "" + before)).connection().types())
                .containsExactly("hello", "resync");
        assertThat(events(room.listen(bob, Map.of("since", "" + (before + 1))))).hasSize(500);
        for (var nonsense : List.of("9999999", "-1", "abc", "")) {
            assertThat(room.listen(bob, Map.of("since", nonsense)).connection().types())
                    .as(nonsense)
                    .containsExactly("hello", "resync");
        }
    }

    @Test
    void asksToLoadAnewWhoseEventsAreOfAnotherHistory() {
        var hers = room.talk(alice, bob);
        var before = last();
        var known = Deployment.id(database);
        IntStream.range(0, 3).forEach(n -> hers.says("number " + n));
        var same = Map.of("since", "" + before, "epoch", known);
        assertThat(events(room.listen(bob, same))).isEqualTo(from(before, 3));
        // As ./parlor restore and what it prints for PostgreSQL do.
        database.write(tx -> tx.handle().execute("DELETE FROM deployment"));
        var restored = new TalkRoom(database);
        var news = restored.listen(bob, same);
        assertThat(news.connection().types()).containsExactly("hello", "resync");
        assertThat(news.last().path("epoch").asString())
                .isEqualTo(Deployment.id(database))
                .isNotEqualTo(known);
        news.does("{'type':'sync','since':" + before + ",'epoch':'" + known + "'}");
        assertThat(news.connection().types()).containsExactly("hello", "resync", "resync");
        news.does("{'type':'sync','since':" + before + ",'epoch':'" + Deployment.id(database) + "'}");
        assertThat(events(news)).isEqualTo(from(before, 3));
        assertThat(events(restored.listen(bob, Map.of("since", "" + before)))).isEqualTo(from(before, 3));
        restored.close();
    }

    @Test
    void asksToLoadAnewWhenMoreWasMissedThanASocketsQueueHolds() {
        var hers = room.talk(alice, bob);
        var before = last();
        IntStream.range(0, 300).forEach(n -> hers.says("x".repeat(2000)));
        assertThat(room.listen(bob, Map.of("since", "" + before)).connection().types())
                .containsExactly("hello", "resync");
        assertThat(events(room.listen(bob, Map.of("since", "" + (before + 100)))))
                .isEqualTo(from(before + 100, 200));
    }

    @Test
    void forgetsEventsAfterAWeek() {
        var hers = room.talk(alice, bob);
        var before = last();
        hers.says("long ago");
        room.now.updateAndGet(now -> now.plus(Duration.ofDays(8)));
        hers.says("just now");
        room.later.pass(Housekeeping.PAUSE);
        assertThat(room.listen(bob, Map.of("since", "" + before)).connection().types())
                .containsExactly("hello", "resync");
        assertThat(events(room.listen(bob, Map.of("since", "" + (before + 1))))).isEqualTo(from(before + 1, 1));
        assertThat(last()).isEqualTo(before + 2);
    }

    @Test
    void whoComesInTheMiddleMissesNothingAndHearsNothingTwice() throws Exception {
        var hers = room.talk(alice, bob);
        var before = last();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var talking = threads.submit(() -> IntStream.range(0, 200).forEach(n -> hers.says("number " + n)));
            for (var i = 0; i < 20; i++) {
                var news = room.listen(bob, Map.of("since", "" + before));
                var heard = events(news);
                assertThat(heard).isEqualTo(from(before, heard.size()));
            }
            var last = room.listen(bob, Map.of("since", "" + before));
            talking.get();
            assertThat(events(last)).isEqualTo(from(before, 200));
        }
    }

    private static List<Long> events(TalkRoom.Side side) {
        return side.numbers("dm", "event_id");
    }

    private static List<Long> from(long before, int count) {
        return LongStream.rangeClosed(before + 1, before + count).boxed().toList();
    }

    private long last() {
        return room.listen(bob, Map.of()).last().path("last_event_id").asLong();
    }
}
