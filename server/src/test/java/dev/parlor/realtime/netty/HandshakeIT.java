package dev.parlor.realtime.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.WsClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class HandshakeIT {
    private static final String TOKEN = "Authorization: Bearer 1-s";

    private static TestNode node;

    @BeforeAll
    static void start() {
        node = new TestNode(Settings.GENEROUS);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void opensASocketAndEchoes() {
        try (var client = WsClient.open(node.port, "/ws/echo/7/", "1-s")) {
            client.send("hello");
            var echo = client.next("echo");
            assertThat(echo.path("text").asString()).isEqualTo("hello");
            assertThat(echo.path("path").get(0).asString()).isEqualTo("7");
        }
    }

    @Test
    void answersWithTheProofOfTheSpecification() {
        try (var client = WsClient.connect(node.port)) {
            client.write(WsClient.handshake("/ws/echo/7", TOKEN));
            var answer = client.answer();
            assertThat(answer.status()).isEqualTo(101);
            assertThat(answer.headers())
                    .containsEntry("sec-websocket-accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
                    .containsEntry("upgrade", "websocket")
                    .containsEntry("connection", "Upgrade")
                    .doesNotContainKeys("sec-websocket-protocol", "sec-websocket-extensions");
        }
    }

    @Test
    void takesTheTokenFromTheQueryAndHidesItFromTheHandler() {
        try (var client = WsClient.connect(node.port)) {
            client.upgrade("/ws/echo/7/?token=1%2Ds&invite=a%20b&ticket=t&invite=c");
            client.send("hello");
            assertThat(client.next("echo").path("query").toString()).isEqualTo("{\"invite\":\"a b\"}");
        }
    }

    @Test
    void processesAFrameInTheHandshakesOwnSegment() {
        try (var client = WsClient.connect(node.port)) {
            var first = WsClient.frame(WsClient.TEXT, true, "early".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            client.write(WsClient.handshake("/ws/echo/7/", TOKEN)
                    + new String(first, java.nio.charset.StandardCharsets.ISO_8859_1));
            assertThat(client.answer().status()).isEqualTo(101);
            assertThat(client.next("echo").path("text").asString()).isEqualTo("early");
        }
    }
}
