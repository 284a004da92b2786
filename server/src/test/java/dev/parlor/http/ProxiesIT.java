package dev.parlor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.WsClient;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A whole server behind a proxy that ends TLS.
class ProxiesIT {
    private static final Map<String, String> BEHIND_A_PROXY =
            Map.of("TRUSTED_PROXIES", "127.0.0.1", "ALLOWED_HOSTS", "127.0.0.1,localhost,game.example");

    @Test
    void opensSocketsForThePageThatTheProxyNames() {
        try (var live = LiveNode.start(BEHIND_A_PROXY)) {
            var alice = live.person("Alice");
            for (var host : new String[] {"game.example", "game.example:443"}) {
                try (var socket = WsClient.connect(live.port())) {
                    socket.write(WsClient.handshake(
                            "/ws/notifications/",
                            "Authorization: Bearer " + alice.access(),
                            "Origin: https://game.example",
                            "Forwarded: for=203.0.113.9;proto=https;host=\"" + host + "\""));
                    assertThat(socket.answer().status()).isEqualTo(101);
                }
            }
        }
    }

    @Test
    void makesGuestsForItsOwnPageOnly() throws IOException {
        try (var live = LiveNode.start(BEHIND_A_PROXY);
                var client = new RawClient(live.port())) {
            var head = "POST /api/guests/ HTTP/1.1\nHost: game.example:443\nContent-Length: 0\nOrigin: ";
            assertThat(client.send(head + "https://game.example\n\n").answer().status())
                    .isEqualTo(201);
            assertThat(client.send(head + "https://evil.example\n\n").answer().status())
                    .isEqualTo(403);
        }
    }

    @Test
    void keepsBrowsersOnTlsThatCameByIt() throws IOException {
        try (var live = LiveNode.start(BEHIND_A_PROXY);
                var client = new RawClient(live.port())) {
            for (var path : new String[] {"/", "/api/guests/", "/nothing"}) {
                assertThat(client.sendHead("GET " + path, "X-Forwarded-Proto: https")
                                .answer()
                                .header("Strict-Transport-Security"))
                        .isEqualTo("max-age=15552000");
                assertThat(client.sendHead("GET " + path, "X-Forwarded-Proto: http")
                                .answer()
                                .headers())
                        .doesNotContainKey("Strict-Transport-Security");
            }
        }
        try (var live = LiveNode.start();
                var client = new RawClient(live.port())) {
            assertThat(client.sendHead("GET /", "X-Forwarded-Proto: https")
                            .answer()
                            .headers())
                    .doesNotContainKey("Strict-Transport-Security");
        }
    }

    @ParameterizedTest
    @CsvSource({"off,", "0, max-age=0", "30d, max-age=2592000"})
    void keepsThemThereAsLongAsItIsSet(String set, @Nullable String rule) throws IOException {
        try (var live = LiveNode.start(Map.of("TRUSTED_PROXIES", "127.0.0.1", "HSTS_MAX_AGE", set));
                var client = new RawClient(live.port())) {
            assertThat(client.sendHead("GET /", "X-Forwarded-Proto: https")
                            .answer()
                            .headers()
                            .get("Strict-Transport-Security"))
                    .isEqualTo(rule);
        }
    }
}
