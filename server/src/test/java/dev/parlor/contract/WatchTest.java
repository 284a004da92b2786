package dev.parlor.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.testkit.Api;
import dev.parlor.testkit.WsClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A server that says what is not written down fails the test that hears it, through the very clients that tests use.
class WatchTest {
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void hangUp() throws IOException {
        server.close();
    }

    @Test
    void failsWhoGetsAnAnswerThatIsNotWrittenDown() {
        serve(http("{\"status\":\"ok\",\"password_hash\":\"x\"}"));
        try (var _ = Contract.watch(server.getLocalPort())) {
            assertThatThrownBy(() -> Api.at(server.getLocalPort()).get("/healthz"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("GET /healthz answered 200")
                    .hasMessageContaining("password_hash");
        }
    }

    @Test
    void failsWhoGetsAFrameThatIsNotWrittenDown() {
        serve(upgrade(0x81, "{\"type\":\"session_established\",\"lobbyId\":\"9\"}".getBytes(UTF_8)));
        try (var _ = Contract.watch(server.getLocalPort());
                var client = WsClient.open(server.getLocalPort(), "/ws/game/9/", "token")) {
            assertThatThrownBy(client::next)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("A session_established came on /ws/game/9/")
                    .hasMessageContaining("sessionKey");
        }
    }

    @Test
    void failsWhoGetsACloseCodeThatIsNotWrittenDown() {
        serve(upgrade(0x88, WsClient.code(4999)));
        try (var _ = Contract.watch(server.getLocalPort());
                var client = WsClient.open(server.getLocalPort(), "/ws/game/9/", "token")) {
            assertThatThrownBy(client::awaitCloseFrame)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("with 4999");
        }
    }

    @Test
    void leavesServersAloneThatNobodyWatches() {
        serve(http("{\"anything\":true}"));
        assertThat(Api.at(server.getLocalPort()).get("/healthz").status()).isEqualTo(200);
    }

    @Test
    void endsWithTheWatch() {
        Contract.watch(server.getLocalPort()).close();
        serve(http("{\"anything\":true}"));
        assertThat(Api.at(server.getLocalPort()).get("/healthz").status()).isEqualTo(200);
    }

    private static byte[] http(String json) {
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                        + json.length() + "\r\n\r\n" + json)
                .getBytes(UTF_8);
    }

    private static byte[] upgrade(int first, byte[] payload) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n".getBytes(UTF_8));
        bytes.writeBytes(WsClient.frame(first, payload, false));
        return bytes.toByteArray();
    }

    /// Answers the first request with these bytes, whatever it asks.
    private void serve(byte[] answer) {
        Thread.startVirtualThread(() -> {
            try (var peer = server.accept()) {
                var in = peer.getInputStream();
                for (var last = new StringBuilder(); !last.toString().endsWith("\r\n\r\n"); ) {
                    last.append((char) in.read());
                }
                peer.getOutputStream().write(answer);
                peer.getOutputStream().flush();
                in.transferTo(ByteArrayOutputStream.nullOutputStream());
            } catch (IOException gone) {
                // The test's own client has seen enough.
            }
        });
    }
}
