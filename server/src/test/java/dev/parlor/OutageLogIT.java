package dev.parlor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.json.Json;
import dev.parlor.store.DatabaseAddress;
import dev.parlor.testkit.Engine;
import dev.parlor.testkit.Eventually;
import dev.parlor.testkit.RedisServer;
import dev.parlor.testkit.Relay;
import dev.parlor.testkit.ServerProcess;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the log of a node says when PostgreSQL goes away and comes back. Looks at a process of its own, whose log
/// is the one that operators see.
@Timeout(120)
@Order(1)
class OutageLogIT {
    private static final Map<String, String> PERSON =
            Map.of("email", "o@example.com", "first_name", "O", "last_name", "O", "password", "correct horse battery");

    @Test
    void isALineForEachThingThatFailedAndNoStackTrace() {
        var address = (DatabaseAddress.PostgresAddress) Engine.POSTGRESQL.freshAddress();
        try (var relay = new Relay(address.hosts());
                var server = ServerProcess.start(Map.of("DATABASE_URL", url(address, relay.address())))) {
            server.api().post("/api/users/", PERSON);
            var access = token(server);
            relay.cut();
            assertThat(server.api().as(access).post("/api/games/", Map.of()).status())
                    .isEqualTo(503);
            relay.mend();
            Eventually.holds(
                    Duration.ofSeconds(30),
                    () -> server.api().as(access).post("/api/games/", Map.of()).status() == 201);

            Eventually.holds(() -> server.said().stream().anyMatch(line -> line.contains("available again")));
            assertThat(server.said()).noneMatch(line -> line.startsWith("\tat ") || line.startsWith("Caused by"));
            assertThat(server.said().stream().filter(line -> line.contains("Database unavailable:")))
                    .hasSize(1)
                    .allMatch(line -> line.contains("WARN") && line.contains("does not answer"));
            assertThat(server.said()).noneMatch(line -> line.contains(address.password() + "@"));
        }
    }

    @Test
    void isALineWhenRedisGoesAndOneWhenItIsBack() {
        var database = (DatabaseAddress.PostgresAddress) Engine.POSTGRESQL.freshAddress();
        try (var redis = new RedisServer();
                var server = ServerProcess.start(Map.of(
                        "DATABASE_URL", url(database, database.hosts()),
                        "REDIS_URL", redis.url(),
                        "SECRET_KEY", "a key for one node that could be many"))) {
            redis.kill();
            Eventually.holds(() -> saying(server, "Could not publish to other nodes") == 1);
            redis.restart();
            Eventually.holds(Duration.ofSeconds(30), () -> saying(server, "Connected to the other nodes") == 2);

            assertThat(saying(server, "Lost the Redis subscription")).isEqualTo(1);
            assertThat(saying(server, "WARN")).isEqualTo(2);
            assertThat(server.said()).noneMatch(line -> line.startsWith("\tat ") || line.startsWith("Caused by"));
        }
    }

    private static long saying(ServerProcess server, String words) {
        return server.said().stream().filter(line -> line.contains(words)).count();
    }

    private static String url(DatabaseAddress.PostgresAddress database, String hosts) {
        return "postgresql://" + database.user() + ":" + database.password() + "@" + hosts + "/" + database.database();
    }

    @Test
    void isJsonOnEachLineWhenThatIsAskedFor() {
        try (var server = ServerProcess.start(Map.of("LOG_FORMAT", "json", "LOG_REQUESTS", "all"))) {
            server.api().post("/api/users/", PERSON);
            server.api().as(token(server)).get("/api/users/profile/");
            Eventually.holds(() -> server.said().stream().anyMatch(line -> line.contains("profile")));

            var lines =
                    server.said().stream().filter(line -> line.startsWith("{")).toList();

            assertThat(lines)
                    .hasSize(3)
                    .allSatisfy(line -> assertThat(Json.parse(line).isObject()).isTrue());
            var last = Json.parse(lines.getLast());
            assertThat(last.get("message").stringValue()).isEqualTo("GET /api/users/profile/");
            assertThat(last.get("status").asInt()).isEqualTo(200);
            assertThat(last.get("user").asInt()).isEqualTo(1);
            assertThat(last.get("request").stringValue()).isNotEmpty();
        }
    }

    private static String token(ServerProcess server) {
        return server.api().post("/api/token/", PERSON).json().get("access").stringValue();
    }
}
