package dev.parlor.store.sqlite;

import dev.parlor.store.StoreUnavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Keeps a second process away from the embedded database, because its caches would not see this one's
/// changes. The operating system releases the lock when the process ends, however it ends.
public final class ProcessLock implements AutoCloseable {
    private final FileChannel channel;

    private ProcessLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @param database the file to guard; the lock is on a separate file next to it, since SQLite locks parts
    ///     of this one
    /// @throws StoreUnavailable when another process holds it
    public static ProcessLock on(Path database) {
        var file = database.resolveSibling(database.getFileName() + ".lock");
        try {
            var channel = FileChannel.open(OwnerOnly.file(file), StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (locked(channel)) {
                channel.truncate(0);
                channel.write(utf8(Long.toString(ProcessHandle.current().pid())), 0);
                return new ProcessLock(channel);
            }
            var holder = holder(channel);
            channel.close();
            throw new StoreUnavailable("The database " + database + " is in use by another Parlor" + holder
                    + ". Stop that one first, or give this one a data folder of its own.");
        } catch (IOException failed) {
            throw new StoreUnavailable("The lock file " + file + " could not be used: " + failed.getMessage(), failed);
        }
    }

    /// The process that holds it, found by locking only for an instant; empty when there is none.
    public static Optional<String> holder(Path database) {
        var file = database.resolveSibling(database.getFileName() + ".lock");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return shared(channel) ? Optional.empty() : Optional.of("another Parlor" + holder(channel));
        } catch (IOException failed) {
            throw new StoreUnavailable("The lock file " + file + " can't be read: " + failed, failed);
        }
    }

    private static boolean shared(FileChannel channel) throws IOException {
        try (var lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException alreadyOurs) {
            return false;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        var digits = ByteBuffer.allocate(20);
        channel.read(digits, 0);
        var pid = StandardCharsets.UTF_8.decode(digits.flip()).toString();
        return pid.matches("\\d+") ? " (process " + pid + ")" : "";
    }

    private static ByteBuffer utf8(String text) {
        return StandardCharsets.UTF_8.encode(text);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new StoreUnavailable("The lock of the database could not be released.", failed);
        }
    }
}
