package dev.parlor.realtime.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.WsClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class DrainIT {
    private TestNode node;

    @BeforeEach
    void start() {
        node = new TestNode(Settings.GENEROUS);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void closesEverySocketForARestartAndLetsNobodyInAnyMore() throws Exception {
        var clients = new ArrayList<WsClient>();
        for (var i = 0; i < 20; i++) {
            clients.add(WsClient.open(node.port, "/ws/echo/7/", i + "-s"));
        }
        var gone = node.gates.drain(Duration.ofMillis(500));
        for (var client : clients) {
            assertThat(client.awaitClose()).isEqualTo(new WsClient.Closed(1012, "server restart"));
        }
        gone.get(5, TimeUnit.SECONDS);
        assertThat(node.gates.count()).isZero();
        try (var late = WsClient.connect(node.port)) {
            late.write(WsClient.handshake("/ws/echo/7/", "Authorization: Bearer 1-s"));
            assertThat(late.answer().status()).isEqualTo(503);
        }
    }

    @Test
    void cutsOffWhoeverDoesNotGo() throws Exception {
        try (var stubborn = WsClient.open(node.port, "/ws/echo/7/", "1-s")) {
            node.await("opened 1");
            node.gates.drain(Duration.ofMillis(100)).get(10, TimeUnit.SECONDS);
            assertThat(stubborn.awaitCloseFrame().code()).isEqualTo(1012);
            stubborn.awaitEnd();
        }
    }

    @Test
    void isDoneAtOnceWhenNobodyIsThere() {
        assertThat(node.gates.drain(Duration.ofSeconds(10))).isCompleted();
    }
}
