package dev.parlor.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The web client's files, as they lie in the program's own jar: `web/…`, and Lit's modules under `lib/`.
///
/// Each is loaded when it is first asked for and then kept: starting takes no longer for them.
final class StaticFiles {
    // No segment begins with a dot, so no path climbs out of its folder.
    private static final Pattern SAFE =
            Pattern.compile("(?:@?[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*");

    private final Map<String, StaticFile> loaded = new ConcurrentHashMap<>();
    private final LitModules lit = new LitModules();

    /// The file, if it was loaded before; never blocks.
    Optional<StaticFile> loaded(String path) {
        return Optional.ofNullable(loaded.get(path));
    }

    /// The file; may read it from the jar.
    ///
    /// @param path without the first slash
    Optional<StaticFile> load(String path) {
        var known = loaded(path);
        if (known.isPresent()
                || path.length() > 200
                || !StaticFile.servable(path)
                || !SAFE.matcher(path).matches()) {
            return known;
        }
        var content = path.startsWith("lib/") ? lit.module(path.substring("lib/".length())) : resource("web/" + path);
        var file = content.map(bytes -> StaticFile.of(path, bytes));
        file.ifPresent(found -> loaded.put(path, found));
        return file;
    }

    static Optional<byte[]> resource(String name) {
        try (var stream = StaticFiles.class.getClassLoader().getResourceAsStream(name)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("can't read " + name, unreadable);
        }
    }
}
