package dev.parlor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// Where scenarios run.
///
/// @param home the project's folder
/// @param host the loopback address that nodes listen on
/// @param time how long to measure; warming up takes half as long, and comes before
/// @param folder for data and logs of the nodes; goes when the bench ends
public record Stage(Path home, Loopback host, Duration time, Path folder) {
    /// A node with an empty database.
    public Node freshNode() throws IOException, InterruptedException {
        return node(Files.createTempDirectory(folder, "data"), Ports.free(host));
    }

    /// A node on data that are there already, on its own core where that can be had.
    public Node node(Path data, int port) throws IOException, InterruptedException {
        return Node.start(this, Pinning.server(launcher(), "serve"), data, port, Map.of());
    }

    /// The same on all cores, as people start it.
    public Node unpinnedNode(Path data, int port) throws IOException, InterruptedException {
        return unpinnedNode(data, port, Map.of());
    }

    /// The same with settings of its own.
    public Node unpinnedNode(Path data, int port, Map<String, String> settings)
            throws IOException, InterruptedException {
        return Node.start(this, Pinning.nowhere(launcher(), "serve"), data, port, settings);
    }

    private String launcher() {
        return home.resolve("parlor").toString();
    }

    public Duration warmUp() {
        return time.dividedBy(2);
    }
}
