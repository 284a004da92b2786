package dev.parlor.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// Temporary folders.
public final class Folders {
    private Folders() {}

    public static Path temporary() {
        try {
            return Files.createTempDirectory("parlor-test-");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Removes a folder with everything in it.
    public static void delete(Path folder) {
        try (var inside = Files.walk(folder)) {
            for (var path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
