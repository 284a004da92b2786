package dev.parlor.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.http.RawClient;
import dev.parlor.http.TestServer;
import dev.parlor.json.Json;
import dev.parlor.testkit.Eventually;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HealthEndpointIT {
    @Test
    void isReadyOnlyWhileEverythingAnswers() {
        try (var server = new TestServer()) {
            var api = server.api();
            assertThat(api.get("/healthz").json()).isEqualTo(Json.parse("{\"status\":\"ok\"}"));
            assertThat(api.get("/readyz").json()).isEqualTo(Json.parse("{\"status\":\"ready\"}"));
            server.ready.set(false);
            assertThat(api.get("/healthz").status()).isEqualTo(200);
            Eventually.holds(() -> api.get("/readyz").status() == 503);
            assertThat(api.get("/readyz").json()).isEqualTo(Json.parse("{\"status\":\"unavailable\"}"));
        }
    }

    @Test
    void looksOnceASecondHoweverManyAskForReadiness() {
        try (var server = new TestServer()) {
            var api = server.api();
            var began = System.nanoTime();
            for (var n = 0; n < 200; n++) {
                assertThat(api.get("/readyz").status()).isEqualTo(200);
            }
            var seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
            assertThat(server.looks.get()).isBetween(1, (int) seconds + 1);
        }
    }

    @Test
    void isNotReadyOnceItDrains() {
        try (var server = new TestServer()) {
            server.server.drain();
            assertThat(server.api().get("/readyz").status()).isEqualTo(503);
            assertThat(server.api().get("/readyz").json()).isEqualTo(Json.parse("{\"status\":\"draining\"}"));
            assertThat(server.api().get("/healthz").status()).isEqualTo(200);
        }
    }

    @Test
    void answersProbesThatComeByAddress() throws IOException {
        try (var server = new TestServer();
                var client = new RawClient(server.port)) {
            client.send("GET /readyz HTTP/1.1\nHost: 10.1.2.3:8000\n\n");
            assertThat(client.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void asksForAnUpgradeWhereASocketIs() {
        try (var server = new TestServer()) {
            for (var path : new String[] {"/ws/game/7/", "/ws/game/7"}) {
                var answer = server.api().get(path);
                assertThat(answer.status()).isEqualTo(426);
                assertThat(answer.header("Upgrade")).hasValue("websocket");
            }
            var unknown = server.api().get("/ws/nothing/");
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(unknown.json().get("code").stringValue()).isEqualTo("not_found");
        }
    }
}
