package dev.parlor.testkit;

import dev.parlor.store.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// A disk of a few megabytes, in memory, that holds one PostgreSQL database. The server's log of changes is elsewhere,
/// so
/// the server survives when this disk is full.
public final class SmallDisk implements AutoCloseable {
    private final Path folder;

    /// Skips the calling test where this process may not mount anything.
    public SmallDisk(int megabytes) throws IOException, InterruptedException {
        FastRun.skipsWhatStarts("PostgreSQL");
        folder = Folders.temporary();
        if (!run("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + megabytes + "m", "tmpfs", folder.toString())) {
            Folders.delete(folder);
            Assumptions.abort("needs the right to mount a tmpfs (root)");
        }
    }

    /// The address of an empty database whose tables are on this disk.
    public DatabaseAddress freshPostgres() {
        return PostgresServer.freshDatabaseIn(folder);
    }

    /// Takes the disk away. The database is lost.
    @Override
    public void close() throws IOException, InterruptedException {
        PostgresServer.dropDatabasesIn(folder);
        if (!run("umount", folder.toString())) {
            throw new IllegalStateException("could not unmount " + folder);
        }
        Folders.delete(folder);
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
