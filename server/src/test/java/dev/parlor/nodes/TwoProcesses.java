package dev.parlor.nodes;

import dev.parlor.testkit.Api;
import dev.parlor.testkit.Engine;
import dev.parlor.testkit.RedisServer;
import dev.parlor.testkit.ServerProcess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// Two nodes in processes of their own, with one PostgreSQL and one Redis.
final class TwoProcesses implements AutoCloseable {
    private final RedisServer redis = new RedisServer();
    private final List<ServerProcess> servers;

    /// @param settings of both, besides those that nodes need
    TwoProcesses(Map<String, String> settings) {
        var all = new HashMap<>(Map.of(
                "DATABASE_URL",
                Engine.POSTGRESQL.freshUrl(),
                "REDIS_URL",
                redis.url(),
                "SECRET_KEY",
                "a signing key of which both nodes know",
                "LIMITS_SCALE",
                "1000"));
        all.putAll(settings);
        try (var starting = Executors.newVirtualThreadPerTaskExecutor()) {
            servers = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> ServerProcess.start(Map.copyOf(all)), starting))
                    .limit(2)
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    ServerProcess one() {
        return servers.getFirst();
    }

    ServerProcess other() {
        return servers.getLast();
    }

    List<Integer> ports() {
        return servers.stream().map(ServerProcess::port).toList();
    }

    RedisServer redis() {
        return redis;
    }

    /// Somebody new.
    Somebody person(String firstName) {
        var email = firstName.toLowerCase(java.util.Locale.ROOT) + "@example.com";
        var entry =
                Map.of("email", email, "first_name", firstName, "last_name", "A", "password", "correct horse battery");
        var id = other().api().post("/api/users/", entry).json().path("id").asLong();
        var tokens = other().api().post("/api/token/", entry).json();
        return new Somebody(id, email, tokens.path("access").asString());
    }

    /// Somebody with an account, known at both nodes.
    record Somebody(long id, String email, String token) {
        Api at(ServerProcess server) {
            return server.api().as(token);
        }
    }

    @Override
    public void close() {
        servers.forEach(ServerProcess::close);
        redis.close();
    }
}
