package dev.parlor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.store.Pages;
import dev.parlor.testkit.Eventually;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamedBodyIT {
    private static final String ROW = "x".repeat(1_000);
    private static final int MANY = 100_000;

    private final AtomicInteger read = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final TestServer server = new TestServer(routes -> routes.open("GET", "/api/few/", request -> rows(3, 0))
            .open("GET", "/api/many/", request -> rows(MANY, 0))
            .open("GET", "/api/broken/", request -> rows(MANY, 1))
            .open("GET", "/api/broken-later/", request -> rows(MANY, 1_000)));

    @AfterEach
    void stop() {
        server.close();
    }

    /// @param broken the row that can't be read; 0 for none
    private Response rows(int count, int broken) {
        var rows = Pages.<String>of(last -> {
            var number = read.incrementAndGet();
            if (number == broken) {
                throw new IllegalStateException("a row that can't be read");
            }
            return number > count ? List.of() : List.of(ROW);
        });
        return Response.ok(new JsonStream(() -> Map.of("rows", rows), ended::incrementAndGet));
    }

    @Test
    void writesAllOfIt() {
        var answer = server.api().get("/api/few/");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("rows")).hasSize(3);
        read.set(0);
        assertThat(server.api().get("/api/many/").json().path("rows")).hasSize(MANY);
        Eventually.holds(() -> ended.get() == 2);
    }

    @Test
    void readsNoFasterThanItIsTaken() throws IOException {
        try (var client = new RawClient(server.port)) {
            client.sendHead("GET /api/many/");
            assertThat(client.head().header("Transfer-Encoding")).isEqualTo("chunked");
            var before = new AtomicInteger(-1);
            Eventually.holds(() -> read.get() == before.getAndSet(read.get()));
            assertThat(read.get()).isLessThan(MANY / 5);
            assertThat(ended.get()).isZero();
        }
        Eventually.holds(() -> ended.get() == 1);
    }

    @Test
    void answersAFaultBeforeTheFirstChunkAsUsual() {
        assertThat(server.api().get("/api/broken/").status()).isEqualTo(500);
        assertThat(ended.get()).isEqualTo(1);
    }

    @Test
    void endsWithTheConnectionWhenTheRestCanNotBeRead() {
        assertThatThrownBy(() -> server.api().get("/api/broken-later/")).hasRootCauseInstanceOf(IOException.class);
        Eventually.holds(() -> ended.get() == 1);
    }

    @Test
    void hasNoBodyForHead() throws IOException {
        try (var client = new RawClient(server.port)) {
            client.sendHead("HEAD /api/many/");
            assertThat(client.head().header("Content-Type")).isEqualTo("application/json");
            client.sendHead("GET /healthz");
            assertThat(client.answer().status()).isEqualTo(200);
            assertThat(read.get()).isZero();
        }
    }

    @Test
    void closesAfterwardsForOldClients() throws IOException {
        try (var client = new RawClient(server.port)) {
            client.send("GET /api/few/ HTTP/1.0\nHost: localhost\nConnection: keep-alive\n\n");
            assertThat(client.head().headers()).doesNotContainKey("Transfer-Encoding");
            assertThat(client.ended()).isTrue();
        }
    }
}
