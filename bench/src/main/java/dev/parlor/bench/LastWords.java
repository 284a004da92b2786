package dev.parlor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The end of a log, for who reads why something failed.
final class LastWords {
    private static final int MOST = 2_000;

    private LastWords() {}

    static String of(Path log) throws IOException {
        var text = Files.readString(log).strip();
        return text.substring(Math.max(0, text.length() - MOST));
    }
}
