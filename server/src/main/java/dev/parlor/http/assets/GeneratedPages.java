package dev.parlor.http.assets;

import java.util.Optional;

/// Pages that are generated instead of read from files.
@FunctionalInterface
public interface GeneratedPages {
    /// No generated pages.
    GeneratedPages NONE = path -> Optional.empty();

    /// A page's bytes; empty when no such page exists. Called at most a few times per page, off the event
    /// loops; may take a while. Always returns the same result.
    ///
    /// @param path like a file's, without the first slash: `docs/sockets/index.html`
    Optional<byte[]> page(String path);
}
