package dev.parlor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.config.Config;
import dev.parlor.contract.Contract;
import dev.parlor.testkit.Api;
import dev.parlor.testkit.IssuedSecrets;
import dev.parlor.testkit.WsClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// Searches the log of the whole test run for every token and password that was issued or sent in it. Runs last; by
/// itself it makes its own.
@Order(Integer.MAX_VALUE)
@Isolated("searches the log of all others")
class LogSecrecyIT {
    private static final Path LOG = Path.of("target/test.log");
    private static final String COLLECTORS = "the-key-of-collectors";
    private static final String PASSWORD = "a password for the log";

    @TempDir
    private Path folder;

    @Test
    void keepsEverySecretOfTheTestRunOutOfTheLog() throws IOException {
        var config = Config.load(
                Map.of(
                        "PORT", "0",
                        "DATA_DIR", folder.toString(),
                        "BIND_ADDRESS", "127.0.0.1",
                        "DRAIN_SECONDS", "0",
                        "METRICS_TOKEN", COLLECTORS),
                Optional.empty());
        assertThat(config.toString()).doesNotContain(COLLECTORS);
        String metrics;
        try (var node = Node.start(config, InstantSource.system());
                var _ = Contract.watch(node.address().getPort())) {
            useSecretsEverywhere(node.address().getPort());
            metrics = Api.at(node.address().getPort())
                    .as(COLLECTORS)
                    .get("/metrics")
                    .text();
        }

        var log = Files.readString(LOG);

        assertThat(log).as("the log, which should tell of requests").contains("/api/token/");
        assertThat(IssuedSecrets.all()).contains(PASSWORD).anyMatch(secret -> secret.startsWith("eyJ"));
        assertThat(IssuedSecrets.all()).noneMatch(log::contains);
        assertThat(log).doesNotContain(COLLECTORS);
        assertThat(metrics).as("metrics, which should tell of requests").contains("/api/token/");
        assertThat(IssuedSecrets.all()).noneMatch(metrics::contains);
    }

    private static void useSecretsEverywhere(int port) throws IOException {
        var api = Api.at(port);
        var person = Map.of("email", "l@example.org", "first_name", "L", "last_name", "L", "password", PASSWORD);
        api.post("/api/users/", person);
        var access = api.post("/api/token/", person).json().get("access").stringValue();
        api.get("/api/nothing/?token=" + access);
        api.as(COLLECTORS).get("/api/users/profile/");
        api.get("/metrics?token=" + COLLECTORS);
        api.as(access).get("/api/users/profile/?token=" + access);
        api.post("/api/token/verify/", Map.of("token", access));
        api.post("/api/token/refresh/", Map.of("refresh", access));
        try (var socket = WsClient.connect(port)) {
            socket.upgrade("/ws/game/1/?token=" + access);
            assertThat(socket.awaitClose().code()).isEqualTo(4404);
        }
    }
}
