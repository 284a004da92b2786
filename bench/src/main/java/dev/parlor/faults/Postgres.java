package dev.parlor.faults;

import dev.parlor.bench.Loopback;
import dev.parlor.bench.Ports;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/// A PostgreSQL with its data on the disk, always at the same port.
///
/// It refuses to run as root. When the bench does, the library starts it in a user namespace of its own (`unshare
/// -U`), where it is nobody.
public final class Postgres implements AutoCloseable {
    private final Path data;
    private final int port;
    private EmbeddedPostgres running;

    public Postgres(Loopback host, Path folder) throws IOException {
        this.data = folder.resolve("postgres");
        this.port = Ports.free(host);
        this.running = launch();
    }

    public String url() {
        return "postgresql://postgres:postgres@localhost:" + port + "/postgres";
    }

    /// Stops at once: what is under way is given up, and connections are cut.
    void stop() throws IOException {
        running.close();
    }

    /// After [#stop], with everything that it had.
    void restart() throws IOException {
        running = launch();
    }

    private EmbeddedPostgres launch() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
