package dev.parlor.faults;

import dev.parlor.bench.Node;
import dev.parlor.bench.Ports;
import dev.parlor.bench.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Two nodes that are one server, with the database and the Redis which they share.
public final class Deployment implements AutoCloseable {
    private static final String KEY = "a signing key of which both nodes know";

    private final Stage stage;
    private final Postgres postgres;
    private final Redis redis;
    private final Map<String, String> settings;
    private final List<Node> nodes = new ArrayList<>();

    private Deployment(Stage stage) throws IOException {
        this.stage = stage;
        var folder = Files.createTempDirectory(stage.folder(), "shared");
        this.postgres = new Postgres(stage.host(), folder);
        this.redis = new Redis(stage.host(), folder);
        this.settings = new HashMap<>(Map.of("DATABASE_URL", postgres.url(), "SECRET_KEY", KEY));
    }

    static Deployment start(Stage stage) throws IOException, InterruptedException {
        return start(stage, 0);
    }

    /// @param drainSeconds over how long a node that is asked to end closes its sockets
    static Deployment start(Stage stage, int drainSeconds) throws IOException, InterruptedException {
        var deployment = new Deployment(stage);
        deployment.settings.put("REDIS_URL", deployment.redis.url());
        deployment.settings.put("DRAIN_SECONDS", "" + drainSeconds);
        deployment.add();
        deployment.add();
        return deployment;
    }

    /// A single node, that knows nothing of Redis.
    static Deployment alone(Stage stage) throws IOException, InterruptedException {
        var deployment = new Deployment(stage);
        deployment.add();
        return deployment;
    }

    private void add() throws IOException, InterruptedException {
        nodes.add(stage.unpinnedNode(
                Files.createTempDirectory(stage.folder(), "data"), Ports.free(stage.host()), settings));
    }

    /// As they are now.
    List<Node> nodes() {
        return List.copyOf(nodes);
    }

    Postgres postgres() {
        return postgres;
    }

    Redis redis() {
        return redis;
    }

    /// Starts a node that has ended, where it was.
    void restart(int place) throws IOException, InterruptedException {
        var before = nodes.get(place);
        nodes.set(place, stage.unpinnedNode(before.data(), before.port(), settings));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (var node : nodes) {
            node.close();
        }
        redis.close();
        postgres.close();
    }
}
