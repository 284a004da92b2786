package dev.parlor.testkit;

import dev.parlor.Node;
import dev.parlor.config.Config;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// A whole server that can be stopped and started again, with the same port and the same data.
public final class RestartableNode implements AutoCloseable {
    private final Path data;
    private int port;
    private Node node;

    /// Starts it.
    public RestartableNode(Path data) {
        this.data = data;
        node = start();
    }

    public void restart() {
        node.close();
        node = start();
    }

    public Api api() {
        return Api.at(port);
    }

    /// `http://localhost:port`, without a slash at the end.
    public String address() {
        return "http://localhost:" + port;
    }

    @Override
    public void close() {
        node.close();
    }

    private Node start() {
        var settings = Map.of(
                "PORT",
                Integer.toString(port),
                "BIND_ADDRESS",
                "127.0.0.1",
                "DATA_DIR",
                data.toString(),
                "DRAIN_SECONDS",
                "0");
        var started = Node.start(Config.load(settings, Optional.empty()), InstantSource.system());
        port = started.address().getPort();
        return started;
    }
}
