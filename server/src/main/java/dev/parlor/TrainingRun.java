package dev.parlor;

import dev.parlor.config.Config;
import dev.parlor.config.Setting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/// Starts a node on an empty folder, simulates a first visitor, and stops, so that a JVM that records it
/// (`-XX:AOTCacheOutput`) can make later starts fast.
@Command(name = "rehearse", hidden = true, description = "Starts, is used a little, and stops.")
final class TrainingRun implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String PASSWORD = "rehearsal of a first visit";

    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("parlor-rehearsal");
        try {
            // Twice, because the second start finds its tables in place, like nearly every start.
            visit(folder, "first@example.com");
            visit(folder, "second@example.com");
            return 0;
        } finally {
            delete(folder);
        }
    }

    private void visit(Path folder, String email) throws IOException, InterruptedException {
        var settings = Map.of(
                Setting.DATA_DIR.name(), folder.toString(),
                Setting.PORT.name(), "0",
                Setting.BIND_ADDRESS.name(), "127.0.0.1",
                Setting.LOG_LEVEL.name(), "warn");
        var config = Config.load(settings, Optional.empty());
        config.log().apply();
        try (var node = Node.start(config, InstantSource.system())) {
            var address = node.address();
            send(address, "GET", "/healthz", "", "");
            send(address, "GET", "/", "", "");
            var person = "{\"email\":\"" + email + "\",\"first_name\":\"A\",\"last_name\":\"B\",\"password\":\""
                    + PASSWORD + "\"}";
            send(address, "POST", "/api/users/", person, "");
            var tokens = send(address, "POST", "/api/token/", person, "");
            var access = dev.parlor.json.Json.parse(tokens).get("access").stringValue();
            send(address, "GET", "/api/users/profile/", "", access);
            var game = send(address, "POST", "/api/games/", "{\"is_ai_game\":true}", access);
            var id = dev.parlor.json.Json.parse(game).get("id").asString();
            send(address, "POST", "/api/games/" + id + "/resign/", "{}", access);
        }
    }

    private String send(URI address, String method, String path, String body, String token)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        var answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException(method + " " + path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
