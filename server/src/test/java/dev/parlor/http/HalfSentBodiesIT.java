package dev.parlor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Uploads of which all but the last byte comes.
class HalfSentBodiesIT {
    private static final int MOST = 2 * 1024 * 1024;
    private static final String TOKEN = "Authorization: Bearer user-7";

    private final List<RawClient> clients = new ArrayList<>();
    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer(routes -> routes.upload(
                        "PUT",
                        "/api/picture/",
                        MOST,
                        request -> Response.ok(Map.of("bytes", request.upload("f", "image/").length)))
                .open("POST", "/api/text/", request -> Response.ok(Map.of("fine", request.fields() != null))));
    }

    @AfterEach
    void stop() throws IOException {
        for (var client : clients) {
            client.close();
        }
        server.close();
    }

    @Test
    void refusesAStrangersUploadByItsHead() throws IOException {
        var declared = client().sendHead("PUT /api/picture/", "Content-Type: image/png", "Content-Length: " + MOST);
        assertThat(declared.answer().status()).isEqualTo(401);
        assertThat(declared.closed()).isTrue();
        var chunked = client().sendHead("PUT /api/picture/", "Content-Type: image/png", "Transfer-Encoding: chunked");
        assertThat(chunked.answer().body()).contains("not_authenticated");
        var continued = client().sendHead(
                        "PUT /api/picture/",
                        "Content-Type: image/png",
                        "Content-Length: " + MOST,
                        "Expect: 100-continue");
        assertThat(continued.answer().status()).isEqualTo(401);
    }

    @Test
    void takesAUsersUploadWhole() throws IOException {
        var user = client().sendHead("PUT /api/picture/", TOKEN, "Content-Type: image/png", "Content-Length: " + MOST);
        user.sendBytes(new byte[MOST]);
        assertThat(user.answer().body()).isEqualTo("{\"bytes\":" + MOST + "}");
        user.sendHead("PUT /api/picture/", TOKEN, "Content-Type: image/png", "Content-Length: 3");
        assertThat(user.send("abc").answer().body()).isEqualTo("{\"bytes\":3}");
    }

    @Test
    void servesOthersBesideManyStrangersUploads() throws IOException {
        for (var i = 0; i < 40; i++) {
            client().sendHead("PUT /api/picture/", "Content-Type: image/png", "Content-Length: " + MOST);
        }
        assertThat(text()).isEqualTo(200);
    }

    @Test
    void givesOneAddressAPartOfWhatUploadsMayHold() throws Exception {
        for (var i = 0; i < 5; i++) {
            client().sendHead("PUT /api/picture/", TOKEN, "Content-Type: image/png", "Content-Length: " + MOST)
                    .sendBytes(new byte[MOST - 1]);
        }
        // Any of them may be the one that comes last.
        List<Callable<RawClient.RawAnswer>> answers = new ArrayList<>();
        clients.forEach(client -> answers.add(client::answer));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var refused = threads.invokeAny(answers);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.body()).contains("throttled");
            assertThat(refused.header("Retry-After")).isEqualTo("2");
            assertThat(text()).isEqualTo(200);
        }
    }

    @Test
    void servesSmallBodiesFromAnAddressThatHoldsAllItMay() throws IOException {
        for (var i = 0; i < 200; i++) {
            client().sendHead("POST /api/text/", "Content-Type: application/json", "Content-Length: 65536")
                    .sendBytes(new byte[65_535]);
        }
        for (var i = 0; i < 20; i++) {
            assertThat(text()).isEqualTo(200);
        }
    }

    private int text() throws IOException {
        return client().sendHead("POST /api/text/", "Content-Type: application/json", "Content-Length: 2")
                .send("{}")
                .answer()
                .status();
    }

    private RawClient client() throws IOException {
        var client = new RawClient(server.port);
        clients.add(client);
        return client;
    }
}
