package dev.parlor.realtime.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.channel.Broadcast;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.testkit.Eventually;
import dev.parlor.testkit.WsClient;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// From opening to end: order, faults, silence, sessions.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@Order(1)
final class LifeIT {
    private final ManualTime time = new ManualTime();
    private TestNode node;

    @BeforeEach
    void start() {
        node = new TestNode(time.settings(Settings.GENEROUS.limits()));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void leavesNothingBehindHoweverASocketEnds() {
        for (var i = 0; i < 4; i++) {
            var client = open("1-s");
            node.await("opened 1");
            assertThat(node.gates.count()).isEqualTo(1);
            switch (i) {
                case 0 -> client.close(1000);
                case 1 -> client.close();
                case 2 -> client.reset();
                default -> {
                    client.send("leave");
                    assertThat(client.awaitClose()).isEqualTo(new WsClient.Closed(1000, "bye"));
                }
            }
            node.await("closed 1");
            assertThat(node.layer.topics()).isZero();
            Eventually.holds(() -> node.gates.count() == 0);
        }
        assertThat(node.events).isEmpty();
    }

    @Test
    void sendsWhatWasOfferedBeforeTheClose() {
        try (var client = open("1-s")) {
            node.whenReceiving = () -> {};
            client.send("one");
            client.send("leave");
            assertThat(client.next("echo").path("text").asString()).isEqualTo("one");
            assertThat(client.awaitClose().code()).isEqualTo(1000);
        }
    }

    @Test
    void stopsReadingWhileTheMailboxIsFullAndLosesNothing() {
        var release = new CountDownLatch(1);
        node.whenReceiving = () -> await(release);
        try (var client = open("1-s")) {
            for (var i = 0; i < 2000; i++) {
                client.send("n" + i);
            }
            node.await("received n0");
            assertThat(node.events).isEmpty();
            release.countDown();
            for (var i = 0; i < 2000; i++) {
                assertThat(client.next("echo").path("text").asString()).isEqualTo("n" + i);
            }
        }
    }

    @Test
    void aServersCloseIsNotHeldUpByAFullMailbox() {
        var release = new CountDownLatch(1);
        node.whenReceiving = () -> await(release);
        try (var client = open("1-s")) {
            for (var i = 0; i < 200; i++) {
                client.send("n" + i);
            }
            node.await("received n0");
            node.layer.publish(Topics.game(1), new Broadcast.CloseRequest(CloseCode.NOT_FOUND, "gone"));
            assertThat(client.awaitClose().code()).isEqualTo(4404);
            release.countDown();
            node.await("closed 1");
        }
    }

    @Test
    void aBugClosesTheSocketWithAnErrorIdAndNothingElse() {
        try (var client = open("1-s");
                var other = open("2-s")) {
            client.send("throw");
            var closed = client.awaitClose();
            assertThat(closed.code()).isEqualTo(4500);
            assertThat(closed.reason()).matches("[0-9a-f-]{36}");
            node.await("closed 1");
            other.send("fine");
            assertThat(other.next("echo").path("text").asString()).isEqualTo("fine");
        }
    }

    @Test
    void logoutClosesEverySocketOfTheSession() {
        try (var one = open("1-s");
                var two = open("1-s");
                var other = open("1-t")) {
            one.send("ready");
            one.next("echo");
            two.send("ready");
            two.next("echo");
            node.layer.publish(
                    Topics.session("s"), new Broadcast.CloseRequest(CloseCode.UNAUTHENTICATED, "logged out"));
            assertThat(one.awaitClose()).isEqualTo(new WsClient.Closed(4401, "logged out"));
            assertThat(two.awaitClose().code()).isEqualTo(4401);
            other.send("fine");
            other.next("echo");
        }
    }

    @Test
    void aSessionThatEndedDuringTheHandshakeIsSeen() {
        node.endedSessions.add("s");
        try (var client = open("1-s")) {
            assertThat(client.awaitClose()).isEqualTo(new WsClient.Closed(4401, "session ended"));
        }
        Eventually.holds(() -> node.gates.count() == 0 && node.layer.topics() == 0);
        assertThat(node.events).isEmpty();
    }

    @Test
    void aSocketLivesAsLongAsItsSession() {
        node.sessionEnds.put("s", ManualTime.START.plusSeconds(10));
        try (var client = open("1-s")) {
            node.await("opened 1");
            node.sessionEnds.put("s", ManualTime.START.plusSeconds(20));
            time.pass(Duration.ofSeconds(15));
            assertThat(client.frameWithin(Duration.ofMillis(2500))).isEmpty();
            time.pass(Duration.ofSeconds(6));
            assertThat(client.awaitClose()).isEqualTo(new WsClient.Closed(4401, "session ended"));
        }
    }

    @Test
    void anOutageOfTheDatabaseEndsNoSession() {
        node.sessionEnds.put("s", ManualTime.START.plusSeconds(10));
        try (var client = open("1-s")) {
            node.await("opened 1");
            node.databaseDown = true;
            time.pass(Duration.ofSeconds(11));
            assertThat(client.frameWithin(Duration.ofMillis(1500))).isEmpty();
            node.databaseDown = false;
            time.pass(Duration.ofSeconds(11));
            assertThat(client.awaitClose().code()).isEqualTo(4401);
        }
    }

    @Test
    void pingsAndGivesUpTheSilent() {
        try (var client = open("1-s");
                var silent = open("2-s")) {
            node.await("opened 2");
            // In steps: a loop that makes no round for long has not listened.
            time.pass(Duration.ofSeconds(13));
            assertThat(silent.frameWithin(Duration.ofMillis(1500))).isEmpty();
            time.pass(Duration.ofSeconds(13));
            assertThat(client.frame().opcode()).isEqualTo(WsClient.PING);
            assertThat(silent.frame().opcode()).isEqualTo(WsClient.PING);
            client.write(WsClient.frame(WsClient.PONG, true, new byte[0]));
            client.send("heard");
            assertThat(client.next("echo").path("text").asString()).isEqualTo("heard");
            time.pass(Duration.ofSeconds(20));
            assertThat(silent.frameWithin(Duration.ofMillis(1500))).isEmpty();
            time.pass(Duration.ofSeconds(15));
            assertThat(silent.awaitClose()).isEqualTo(new WsClient.Closed(1001, "no answer to pings"));
            client.send("still here");
            assertThat(client.next("echo").path("text").asString()).isEqualTo("still here");
        }
    }

    @Test
    void asksBeforeItGivesUpAnybodyWhenItStoodStillItself() {
        try (var client = open("1-s")) {
            node.await("opened 1");
            time.pass(Duration.ofSeconds(90));
            assertThat(client.frame().opcode()).isEqualTo(WsClient.PING);
            client.send("still here");
            assertThat(client.next("echo").path("text").asString()).isEqualTo("still here");
        }
    }

    private WsClient open(String token) {
        return WsClient.open(node.port, "/ws/echo/7/", token);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
