package dev.parlor.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.realtime.channel.MemoryChannelLayer;
import dev.parlor.realtime.channel.TopicLocks;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestConnection;
import dev.parlor.testkit.TestDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnBothEngines
class InboxTest {
    record News(String headline) {}

    private final TestDatabase database;
    private final MemoryChannelLayer layer = new MemoryChannelLayer();
    private final TopicLocks order = new TopicLocks();
    private final Inbox inbox;
    private final long alice;
    private final TestConnection socket;

    InboxTest(TestDatabase database) {
        this.database = database;
        inbox = new Inbox(database, layer, InstantSource.fixed(Instant.parse("2026-11-23T09:00:00Z")));
        alice = database.write(tx -> tx.handle()
                .createQuery("""
                        INSERT INTO users (email, email_key, first_name, last_name, password_hash, created_at)
                        VALUES (:email, :email, 'Alice', 'A', '', 0) RETURNING id
                        """)
                .bind("email", UUID.randomUUID() + "@example.com")
                .mapTo(Long.class)
                .one());
        socket = TestConnection.of(alice);
        layer.join(Topics.user(alice), socket);
    }

    @Test
    void numbersTheEventsOfAUserAndTellsThemAfterTheCommit() {
        database.write(tx -> {
            inbox.add(tx, alice, "news", new News("one"));
            inbox.add(tx, alice, "news", new News("two"));
            assertThat(socket.messages()).isEmpty();
            return 0;
        });
        assertThat(socket.messages().getFirst()).hasToString("{\"type\":\"news\",\"headline\":\"one\",\"event_id\":1}");
        assertThat(socket.last().path("event_id").asLong()).isEqualTo(2);
    }

    @Test
    void anEventThatWasRolledBackIsNeverToldAndItsNumberIsUsedAgain() {
        assertThatThrownBy(() -> database.write(tx -> {
                    inbox.add(tx, alice, "news", new News("never"));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        add("one");
        assertThat(socket.messages()).hasSize(1);
        assertThat(socket.last().path("event_id").asLong()).isEqualTo(1);
    }

    @Test
    void keepsTheNewestAndCountsOn() {
        for (var i = 1; i <= Inbox.MOST + 3; i++) {
            add("number " + i);
        }
        assertThat(kept()).hasSize(Inbox.MOST).startsWith(4L).endsWith(Inbox.MOST + 3L);
    }

    @Test
    void manyAtOnceArriveInTheOrderOfTheirNumbers() throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < 50; i++) {
            var headline = "number " + i;
            threads.add(Thread.startVirtualThread(() -> add(headline)));
        }
        for (var thread : threads) {
            thread.join();
        }
        assertThat(socket.messages().stream()
                        .map(event -> event.path("event_id").asInt()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 50).boxed().toList());
    }

    private void add(String headline) {
        try (var _ = order.hold(Topics.user(alice))) {
            database.write(tx -> {
                inbox.add(tx, alice, "news", new News(headline));
                return 0;
            });
        }
    }

    private List<Long> kept() {
        return database.read(
                handle -> handle.select("SELECT event_id FROM inbox_events WHERE user_id = ? ORDER BY event_id", alice)
                        .mapTo(Long.class)
                        .list());
    }
}
