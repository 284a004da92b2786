package dev.parlor.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.identity.UserId;
import dev.parlor.limits.Limits;
import dev.parlor.limits.Rates;
import dev.parlor.limits.SharedBuckets;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How many messages one user may send in a day.
@OnBothEngines
class MessageRatesTest {
    private static final int MESSAGES = 4;
    private static final String LOBBY = "quota";
    private static final Map<String, String> SETTINGS = Map.of(
            "LIMIT_MESSAGES_PER_DAY",
            MESSAGES + "/24h",
            "LIMIT_DIRECT_MESSAGES",
            "1000/s burst 1000",
            "LIMIT_LOBBY_MESSAGES",
            "1000/s burst 1000");

    private final AtomicLong nanos = new AtomicLong();
    private final TalkRoom talks;
    private final LobbyRoom lobbies;
    private final UserId alice;
    private final UserId bob;

    MessageRatesTest(TestDatabase database) {
        var limits = Limits.from(name -> Optional.ofNullable(SETTINGS.get(name)));
        talks = new TalkRoom(database, new Rates(limits, SharedBuckets.NONE, new ManualClock(nanos)));
        lobbies = new LobbyRoom(database, talks.rates());
        alice = talks.person("Alice");
        bob = talks.person("Bob");
        talks.circle.join(alice, bob);
    }

    private record ManualClock(AtomicLong nanos) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    @AfterEach
    void close() {
        talks.close();
        lobbies.close();
    }

    @Test
    void countsDirectAndLobbyMessagesTogetherAndSaysWhenToSendAgain() {
        var direct = talks.talk(alice, bob);
        var lobby = lobbies.enter(LOBBY, alice);
        for (var i = 0; i < MESSAGES / 2; i++) {
            direct.says("direct " + i);
            lobby.chats("lobby " + i);
        }
        nanos.addAndGet(Duration.ofHours(23).toNanos());
        direct.says("one more");
        assertThat(direct.last().path("code").asString()).isEqualTo("too_many_messages");
        assertThat(direct.last().path("message").asString())
                .isEqualTo("You have sent as many messages as one user may. Send this one again in 3600 seconds.");
        lobby.chats("one more");
        assertThat(lobby.refusal()).isEqualTo("error too_many_messages");
        assertThat(direct.heard()).hasSize(MESSAGES / 2);
        assertThat(lobby.heard()).hasSize(MESSAGES / 2);
        lobbies.enter(LOBBY, bob).chats("I may");
        assertThat(lobby.heard()).hasSize(MESSAGES / 2 + 1);
    }

    @Test
    void takesTheRefusedMessageWithTheSameIdOnTheNextDay() {
        var direct = talks.talk(alice, bob);
        for (var i = 0; i < MESSAGES; i++) {
            direct.says("number " + i);
        }
        direct.says("one more", "m1");
        assertThat(direct.last().path("code").asString()).isEqualTo("too_many_messages");
        nanos.addAndGet(Duration.ofDays(1).toNanos());
        direct.says("one more", "m1");
        direct.says("one more", "m1");
        assertThat(direct.connection().messages("ack")).hasSize(2);
        assertThat(direct.heard()).hasSize(MESSAGES + 1);
    }

    @Test
    void letsManyAtOnceNotExceedIt() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = IntStream.range(0, 3 * MESSAGES)
                    .<Callable<Integer>>mapToObj(i -> () -> {
                        if (i % 2 == 0) {
                            var side = talks.talk(alice, bob);
                            side.says("direct " + i, "d" + i);
                            return side.connection().messages("ack").size();
                        }
                        var guest = lobbies.enter(LOBBY, alice);
                        guest.chats("lobby " + i, "l" + i);
                        return guest.connection().messages("ack").size();
                    })
                    .toList();
            var sent = 0;
            for (var acks : threads.invokeAll(attempts)) {
                sent += acks.get();
            }
            assertThat(sent).isEqualTo(MESSAGES);
        }
    }
}
