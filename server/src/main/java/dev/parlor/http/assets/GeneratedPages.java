package dev.parlor.http.assets;

import java.util.Optional;

/// Pages that lie in no file, because they are written from something else.
@FunctionalInterface
public interface GeneratedPages {
    /// There are none.
    GeneratedPages NONE = path -> Optional.empty();

    /// A page's bytes, or nothing when there is no such page. Asked for at most a few times, off the event loops;
    /// may take a while. The same answer every time.
    ///
    /// @param path as of a file, without the first slash: `docs/sockets/index.html`
    Optional<byte[]> page(String path);
}
