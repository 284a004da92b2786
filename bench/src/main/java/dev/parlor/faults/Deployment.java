package dev.parlor.faults;

import dev.parlor.bench.Node;
import dev.parlor.bench.Ports;
import dev.parlor.bench.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/// Two nodes that are one server, with the database and the Redis which they share.
final class Deployment implements AutoCloseable {
    private static final String KEY = "a signing key of which both nodes know";

    private final Stage stage;
    private final Map<String, String> settings;
    private final Postgres postgres;
    private final Redis redis;
    private final Node[] nodes = new Node[2];

    private Deployment(Stage stage, int drainSeconds) throws IOException {
        this.stage = stage;
        var folder = Files.createTempDirectory(stage.folder(), "shared");
        this.postgres = new Postgres(stage.host(), folder);
        this.redis = new Redis(stage.host(), folder);
        this.settings = Map.of(
                "DATABASE_URL",
                postgres.url(),
                "REDIS_URL",
                redis.url(),
                "SECRET_KEY",
                KEY,
                "DRAIN_SECONDS",
                "" + drainSeconds);
    }

    static Deployment start(Stage stage) throws IOException, InterruptedException {
        return start(stage, 0);
    }

    /// @param drainSeconds over how long a node that is asked to end closes its sockets
    static Deployment start(Stage stage, int drainSeconds) throws IOException, InterruptedException {
        var deployment = new Deployment(stage, drainSeconds);
        for (var i = 0; i < deployment.nodes.length; i++) {
            deployment.nodes[i] = stage.unpinnedNode(
                    Files.createTempDirectory(stage.folder(), "data"), Ports.free(stage.host()), deployment.settings);
        }
        return deployment;
    }

    /// As they are now.
    List<Node> nodes() {
        return List.of(nodes);
    }

    Postgres postgres() {
        return postgres;
    }

    Redis redis() {
        return redis;
    }

    /// Starts a node that has ended, where it was.
    void restart(int place) throws IOException, InterruptedException {
        nodes[place] = stage.unpinnedNode(nodes[place].data(), nodes[place].port(), settings);
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
