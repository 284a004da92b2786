package dev.parlor.testkit;

import dev.parlor.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Flow;
import tools.jackson.databind.JsonNode;

/// A REST client for tests: one server, one user.
///
/// @param base for instance `http://127.0.0.1:34567`
/// @param token sent as bearer token, if there is one
public record Api(URI base, Optional<String> token) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /// An anonymous client of the server on this port of this machine.
    public static Api at(int port) {
        return new Api(URI.create("http://127.0.0.1:" + port), Optional.empty());
    }

    /// The same client, logged in.
    public Api as(String bearerToken) {
        return new Api(base, Optional.of(bearerToken));
    }

    public Answer get(String path) {
        return send("GET", path, Optional.empty());
    }

    /// Posts without a body.
    public Answer post(String path) {
        return send("POST", path, Optional.empty());
    }

    /// @param body anything that the server's mapper writes as JSON, a map for instance
    public Answer post(String path, Object body) {
        return send("POST", path, Optional.of(body));
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, Optional.of(body));
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, Optional.of(body));
    }

    public Answer delete(String path) {
        return send("DELETE", path, Optional.empty());
    }

    /// Any request with a JSON body, or without one.
    public Answer send(String method, String path, Optional<Object> body) {
        var publisher = body.map(content -> BodyPublishers.ofByteArray(Json.bytes(content)));
        var request = request(path).method(method, publisher.orElseGet(BodyPublishers::noBody));
        return send(body.isPresent() ? request.header("Content-Type", "application/json") : request);
    }

    /// Any text as body, for bodies that are wrong.
    public Answer sendRaw(String method, String path, String contentType, byte[] body) {
        return send(request(path).header("Content-Type", contentType).method(method, BodyPublishers.ofByteArray(body)));
    }

    /// A request to this server with this user's token, to be completed.
    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT);
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        return request;
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            var asked = request.build();
            var answer = new Answer(CLIENT.send(asked, BodyHandlers.ofByteArray()));
            var exchange = exchange(asked, answer);
            IssuedSecrets.note(exchange.sent(), exchange.body());
            Witnesses.of(base.getPort()).answered(exchange);
            return answer;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Witness.Exchange exchange(HttpRequest asked, Answer answer) {
        var query = asked.uri().getRawQuery();
        return new Witness.Exchange(
                asked.method(),
                asked.uri().getRawPath() + (query == null ? "" : "?" + query),
                asked.bodyPublisher().map(Api::sent),
                answer.status(),
                answer.headers(),
                answer.text());
    }

    /// What a publisher publishes, which for ours is the same every time.
    private static String sent(HttpRequest.BodyPublisher publisher) {
        var body = BodySubscribers.ofString(StandardCharsets.UTF_8);
        publisher.subscribe(new Flow.Subscriber<ByteBuffer>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                body.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer bytes) {
                body.onNext(List.of(bytes));
            }

            @Override
            public void onError(Throwable failure) {
                body.onError(failure);
            }

            @Override
            public void onComplete() {
                body.onComplete();
            }
        });
        return body.getBody().toCompletableFuture().join();
    }

    /// What came back.
    public record Answer(HttpResponse<byte[]> http) {
        public int status() {
            return http.statusCode();
        }

        /// The body as JSON; fails the test when it is none.
        public JsonNode json() {
            return Json.parse(http.body());
        }

        public String text() {
            return new String(http.body(), StandardCharsets.UTF_8);
        }

        public Optional<String> header(String name) {
            return http.headers().firstValue(name);
        }

        /// Every header's first value.
        public Map<String, String> headers() {
            var headers = new java.util.TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            http.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
            return headers;
        }
    }
}
