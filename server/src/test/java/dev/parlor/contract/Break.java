package dev.parlor.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// One change to one source of the server, of the kind that breaks the contract.
///
/// @param source below `src/main/java/dev/parlor/`
record Break(String what, String source, List<Edit> edits) {
    private static final Path SOURCES = Path.of("src/main/java/dev/parlor");

    Break(String what, String source, Edit... edits) {
        this(what, source, List.of(edits));
    }

    /// The source as it would be.
    ///
    /// @throws AssertionError when there is not exactly one place for an edit: the source has moved on
    String changed() {
        try {
            var text = Files.readString(SOURCES.resolve(source));
            for (var edit : edits) {
                text = edit.in(text);
            }
            return text;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return what;
    }

    /// Text that stands in the source once, and what stands there instead.
    record Edit(String old, String now) {
        private String in(String text) {
            var at = text.indexOf(old);
            if (at < 0 || text.indexOf(old, at + 1) >= 0) {
                throw new AssertionError("not exactly once in the source: " + old);
            }
            return text.substring(0, at) + now + text.substring(at + old.length());
        }
    }
}
