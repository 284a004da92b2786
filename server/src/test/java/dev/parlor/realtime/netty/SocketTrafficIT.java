package dev.parlor.realtime.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.Frame;
import dev.parlor.realtime.channel.Broadcast;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.realtime.command.ErrorMessage;
import dev.parlor.realtime.netty.limits.SocketLimit;
import dev.parlor.realtime.netty.limits.SocketLimits;
import dev.parlor.realtime.netty.limits.SocketTiming;
import dev.parlor.tally.DurationHistogram;
import dev.parlor.testkit.Eventually;
import dev.parlor.testkit.WsClient;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is counted is what has happened, also at the edges.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class SocketTrafficIT {
    private final TestNode node =
            new TestNode(new SocketSettings(new SocketLimits(2, 50, 1_000, 1_000, 1_000, 200), SocketTiming.DEFAULTS));

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void countsEachDeliveryAndOneTimeForEachMessage() {
        try (var one = open("1-s");
                var other = open("2-s")) {
            node.await("opened 1");
            node.await("opened 2");
            for (var i = 0; i < 10; i++) {
                node.layer.publish(Topics.game(1), Broadcast.toAll(error("n" + i)));
                one.next("error");
                other.next("error");
            }
            assertThat(node.layer.traffic().published().sum()).isEqualTo(10);
            assertThat(node.layer.traffic().delivered().sum()).isEqualTo(20);
            Eventually.holds(() -> traffic().sent().sum() == 20);
            // Both may share an event loop, or each have one of its own.
            assertThat(count(traffic().written())).isBetween(10L, 20L);
        }
    }

    @Test
    void answersToOneSocketAreNoDeliveries() {
        try (var client = open("1-s")) {
            client.send("hello");
            client.next("echo");
            Eventually.holds(() -> count(traffic().handled().get("echo")) == 1);
            assertThat(count(traffic().waits())).isEqualTo(1);
            assertThat(traffic().received().sum()).isEqualTo(1);
            assertThat(count(traffic().written())).isZero();
            assertThat(node.layer.traffic().delivered().sum()).isZero();
        }
    }

    @Test
    void forgetsNobodyHoweverASocketEnds() {
        open("1-s").close(1000);
        Eventually.holds(() -> traffic().closed().of("1000") == 1);
        open("1-s").reset();
        Eventually.holds(() -> traffic().closed().of("1006") == 1);
        open("1-s").close(3999);
        Eventually.holds(() -> traffic().closed().of("other") == 1);
        try (var client = open("1-s")) {
            client.send("leave");
            client.awaitClose();
        }
        Eventually.holds(() -> traffic().closed().of("1000") == 2);
        try (var client = WsClient.connect(node.port)) {
            client.upgrade("/ws/echo/7/");
            assertThat(client.awaitClose().code()).isEqualTo(4401);
        }
        assertThat(traffic().closed().of("4401")).isEqualTo(1);
        Eventually.holds(() -> traffic().open().of("echo") == 0);
        assertThat(traffic().opened().of("echo")).isEqualTo(4);
    }

    @Test
    void nothingWaitsOnceASocketIsGoneThatHadAFullMailbox() {
        var release = new CountDownLatch(1);
        node.whenReceiving = () -> await(release);
        try (var client = open("1-s")) {
            client.send("n0");
            node.await("received n0");
            for (var i = 1; i < 100; i++) {
                client.send("n" + i);
            }
            Eventually.holds(() -> traffic().paused().sum() == 1);
            assertThat(traffic().waiting().sum()).isEqualTo(Mailbox.CAPACITY);
            node.layer.publish(Topics.game(1), new Broadcast.CloseRequest(CloseCode.NOT_FOUND, "gone"));
            assertThat(client.awaitClose().code()).isEqualTo(4404);
            release.countDown();
            node.await("closed 1");
        }
        assertThat(traffic().waiting().sum()).isZero();
        assertThat(traffic().closed().of("4404")).isEqualTo(1);
    }

    @Test
    void tellsASlowReaderFromAnExpiredSession() {
        try (var slow = WsClient.connect(node.port, 4096)) {
            slow.upgrade("/ws/echo/7/", "Authorization: Bearer 1-s");
            node.await("opened 1");
            while (traffic().slow().sum() == 0) {
                node.layer.publish(Topics.game(1), Broadcast.toAll(error("x".repeat(60_000))));
            }
            assertThat(slow.awaitClose().code()).isEqualTo(4408);
        }
        try (var expired = open("2-s")) {
            node.await("opened 2");
            node.layer.publish(Topics.game(1), new Broadcast.CloseRequest(CloseCode.EXPIRED_OR_SLOW, "invite expired"));
            assertThat(expired.awaitClose().code()).isEqualTo(4408);
        }
        assertThat(traffic().slow().sum()).isEqualTo(1);
        assertThat(traffic().closed().of("4408")).isEqualTo(2);
    }

    @Test
    void namesTheLimitThatKeptASocketOrAMessageOut() {
        try (var one = open("1-s");
                var two = open("1-s");
                var third = WsClient.connect(node.port)) {
            third.write(WsClient.handshake("/ws/echo/7/", "Authorization: Bearer 1-s"));
            assertThat(third.answer().status()).isEqualTo(429);
            assertThat(traffic().throttled().of(SocketLimit.PER_USER)).isEqualTo(1);
            assertThat(traffic().refused().of(429)).isEqualTo(1);
            for (var i = 0; i < 5_000 && traffic().throttled().of(SocketLimit.FRAMES) == 0; i++) {
                one.send("n" + i);
            }
            Eventually.holds(() -> traffic().throttled().of(SocketLimit.FRAMES) > 0);
            two.close(1000);
        }
    }

    private SocketTraffic traffic() {
        return node.gates.traffic();
    }

    private WsClient open(String token) {
        return WsClient.open(node.port, "/ws/echo/7/", token);
    }

    private static Frame error(String text) {
        return Frame.of(new ErrorMessage("test", text));
    }

    private static long count(DurationHistogram durations) {
        return durations.seen().counts().stream().mapToLong(Long::longValue).sum();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
