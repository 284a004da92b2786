package dev.parlor.realtime.netty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parlor.realtime.Frame;
import dev.parlor.realtime.channel.Broadcast;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.realtime.command.ErrorMessage;
import dev.parlor.realtime.netty.limits.SocketLimits;
import dev.parlor.testkit.Eventually;
import dev.parlor.testkit.WsClient;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class LimitsIT {
    private static final String ABOVE =
            "Too many messages: at most 20 per second. This one was dropped; wait a second, then send it again.";

    private final ManualTime time = new ManualTime();
    private TestNode node;

    @BeforeEach
    void start() {
        node = new TestNode(time.settings(new SocketLimits(3, 5, 10, 10, 20, 40)));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void aUserHasOnlySoManySockets() {
        var open = new ArrayList<WsClient>();
        for (var i = 0; i < 3; i++) {
            open.add(WsClient.open(node.port, "/ws/echo/7/", "1-s"));
        }
        refused("1-s", "a");
        WsClient.open(node.port, "/ws/echo/7/", "2-s").close();
        open.getFirst().close(1000);
        Eventually.holds(() -> node.gates.count() == 2);
        WsClient.open(node.port, "/ws/echo/7/", "1-s").close();
        open.forEach(WsClient::close);
        Eventually.holds(() -> node.gates.count() == 0);
    }

    @Test
    void anAddressHasOnlySoManySockets() {
        var open = new ArrayList<WsClient>();
        for (var user = 1; user <= 5; user++) {
            open.add(open(user + "-s", "10.0.0.1"));
        }
        refused("6-s", "10.0.0.1");
        open("6-s", "10.0.0.2").close();
        open.forEach(WsClient::close);
        Eventually.holds(() -> node.gates.count() == 0);
        open("7-s", "10.0.0.1").close();
    }

    @Test
    void theUnauthenticatedKeepNoPlace() {
        for (var i = 0; i < 9; i++) {
            try (var client = WsClient.connect(node.port)) {
                client.upgrade("/ws/echo/7/");
                assertThat(client.awaitClose().code()).isEqualTo(4401);
            }
        }
        time.pass(Duration.ofSeconds(1));
        WsClient.open(node.port, "/ws/echo/7/", "1-s").close();
    }

    @Test
    void anAddressShakesHandsOnlySoOften() {
        for (var i = 0; i < 10; i++) {
            open("1-s", "10.0.0.1").close(1000);
        }
        refused("1-s", "10.0.0.1");
        open("1-s", "10.0.0.2").close();
        time.pass(Duration.ofMillis(101));
        open("1-s", "10.0.0.1").close();
    }

    @Test
    void whoeverSendsTooFastIsToldThenClosed() {
        try (var client = WsClient.open(node.port, "/ws/echo/7/", "1-s")) {
            client.write(texts(41));
            var answers = new ArrayList<JsonNode>();
            for (var i = 0; i < 41; i++) {
                answers.add(client.next());
            }
            // The error may overtake echoes: it comes from the event loop, they come from the handler.
            assertThat(answers)
                    .extracting(
                            answer -> answer.path("code").asString(),
                            answer -> answer.path("message").asString())
                    .containsOnlyOnce(tuple("throttled", ABOVE))
                    .filteredOn(answer -> answer.equals(tuple("", "")))
                    .hasSize(40);
            time.pass(Duration.ofMillis(100));
            client.send("patient");
            assertThat(client.next().path("text").asString()).isEqualTo("patient");
            client.write(texts(41));
            assertThat(client.awaitClose().code()).isEqualTo(4429);
        }
    }

    @Test
    void pingsAndFragmentsCountToo() {
        try (var pings = WsClient.open(node.port, "/ws/echo/7/", "1-s");
                var parts = WsClient.open(node.port, "/ws/echo/7/", "2-s")) {
            var flood = new ByteArrayOutputStream();
            for (var i = 0; i < 81; i++) {
                flood.writeBytes(WsClient.frame(WsClient.PING, true, new byte[0]));
            }
            pings.write(flood.toByteArray());
            assertThat(pings.awaitClose().code()).isEqualTo(4429);
            flood.reset();
            flood.writeBytes(WsClient.frame(WsClient.TEXT, false, new byte[0]));
            for (var i = 0; i < 16 * 81; i++) {
                flood.writeBytes(WsClient.frame(WsClient.CONTINUATION, false, new byte[0]));
            }
            parts.write(flood.toByteArray());
            assertThat(parts.awaitClose().code()).isEqualTo(4429);
        }
    }

    @Test
    void aSlowReaderIsClosedAloneAndItsQueueStaysBounded() {
        try (var slow = WsClient.connect(node.port, 4096);
                var quick = WsClient.open(node.port, "/ws/echo/7/", "2-s")) {
            slow.upgrade("/ws/echo/7/", "Authorization: Bearer 1-s");
            node.await("opened 2");
            node.await("opened 1");
            var frame = Frame.of(new ErrorMessage("long", "x".repeat(60_000)));
            var sent = 0;
            while (!node.events.contains("closed 1")) {
                node.layer.publish(Topics.game(1), Broadcast.toAll(frame));
                sent++;
                quick.next("error");
                assertThat(sent).isLessThan(1000);
            }
            assertThat(slow.awaitClose()).isEqualTo(new WsClient.Closed(4408, "reader too slow"));
            quick.send("fine");
            assertThat(quick.next("echo").path("text").asString()).isEqualTo("fine");
        }
    }

    private void refused(String token, String address) {
        try (var client = WsClient.connect(node.port)) {
            client.write(
                    WsClient.handshake("/ws/echo/7/", "Authorization: Bearer " + token, "X-Forwarded-For: " + address));
            var answer = client.answer();
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.headers()).containsKey("retry-after");
            assertThat(answer.json().path("code").asString()).isEqualTo("throttled");
            assertThat(answer.json().path("detail").asString())
                    .matches("Request was throttled. Expected available in \\d+ seconds.");
        }
    }

    private WsClient open(String token, String address) {
        var client = WsClient.connect(node.port);
        client.upgrade("/ws/echo/7/", "Authorization: Bearer " + token, "X-Forwarded-For: " + address);
        return client;
    }

    private static byte[] texts(int count) {
        var all = new ByteArrayOutputStream();
        for (var i = 0; i < count; i++) {
            all.writeBytes(WsClient.frame(WsClient.TEXT, true, ("n" + i).getBytes(UTF_8)));
        }
        return all.toByteArray();
    }
}
