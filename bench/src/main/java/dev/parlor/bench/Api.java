package dev.parlor.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The REST side of a node, for what is prepared and checked. Load itself goes through [Wire]. Thread-safe.
public final class Api implements AutoCloseable {
    public static final JsonMapper JSON = JsonMapper.shared();
    private static final String PASSWORD = "marble-otter-42-quilt";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Node node;

    public Api(Node node) {
        this.node = node;
    }

    /// New accounts, logged in.
    public List<Account> accounts(int count) throws IOException, InterruptedException {
        var accounts = new ArrayList<Account>();
        for (var i = 0; i < count; i++) {
            accounts.add(account("Bench" + i));
        }
        return accounts;
    }

    /// A new account of that name, which nobody else has, logged in.
    public Account account(String name) throws IOException, InterruptedException {
        var email = name.toLowerCase(Locale.ROOT) + "@example.com";
        var user = call(
                "POST",
                "users/",
                "",
                Map.of("email", email, "first_name", name, "last_name", "Mark", "password", PASSWORD));
        var tokens = call("POST", "token/", "", Map.of("email", email, "password", PASSWORD));
        return new Account(user.get("id").asLong(), email, tokens.get("access").asString());
    }

    /// A game between two people, who are both there.
    public JsonNode game(Account first, Account second) throws IOException, InterruptedException {
        var id = call("POST", "games/", first.token(), Map.of("is_ai_game", false))
                .get("id");
        return call("POST", "games/" + id + "/join/", second.token(), Map.of());
    }

    public JsonNode gameAgainstComputer(Account account) throws IOException, InterruptedException {
        return call("POST", "games/", account.token(), Map.of("is_ai_game", true, "difficulty", "easy"));
    }

    public JsonNode game(long id, Account account) throws IOException, InterruptedException {
        return call("GET", "games/" + id + "/", account.token(), Map.of());
    }

    public CompletableFuture<Void> reset(long id, Account account) {
        return http.sendAsync(
                        request("POST", "games/" + id + "/reset/", account.token(), Map.of()), BodyHandlers.ofString())
                .thenAccept(answer -> {
                    if (answer.statusCode() != 200) {
                        throw new IllegalStateException("reset: " + answer.statusCode() + " " + answer.body());
                    }
                });
    }

    /// @param path below `/api/`
    /// @param token empty for nobody
    /// @throws IOException with the answer, when it is no success
    public JsonNode call(String method, String path, String token, Map<String, ?> body)
            throws IOException, InterruptedException {
        var answer = http.send(request(method, path, token, body), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private HttpRequest request(String method, String path, String token, Map<String, ?> body) {
        var builder = HttpRequest.newBuilder(URI.create("http://" + Wire.authority(node) + "/api/" + path))
                .header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            builder.header("Authorization", "Bearer " + token);
        }
        var publisher = method.equals("GET")
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        return builder.method(method, publisher).build();
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
