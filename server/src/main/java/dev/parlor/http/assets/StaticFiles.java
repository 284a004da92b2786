package dev.parlor.http.assets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The web client's files in the program's jar: `web/…`, and Lit's modules under `lib/`.
///
/// Each is served under its own name and under its fingerprinted name ([AssetFingerprints]), which the other
/// files use to refer to it. Files are loaded on first use and then kept, so that they don't delay the start.
final class StaticFiles {
    /// Keeps its own name: pages of another version must find it, to be replaced by the current one.
    private static final String BOOTSTRAP = "bootstrap.js";

    private static final String APP = "app.js";
    private static final String SCRIPTS = "<script type=\"module\"";
    // No segment begins with a dot, so no path leaves its folder.
    private static final Pattern SAFE =
            Pattern.compile("(?:@?[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*");

    private final Map<String, StaticFile> loaded = new ConcurrentHashMap<>();
    private final LitModules lit = new LitModules();
    private final AssetFingerprints fingerprints = new AssetFingerprints(this::content);
    private final GeneratedPages written;

    /// @param written the generated pages
    StaticFiles(GeneratedPages written) {
        this.written = written;
    }

    /// The file, if it is already loaded; never blocks.
    Optional<StaticFile> loaded(String path) {
        return Optional.ofNullable(loaded.get(path));
    }

    /// The file; may read it from the jar.
    ///
    /// @param path without the first slash
    Optional<StaticFile> load(String path) {
        var known = loaded(path);
        if (known.isPresent()) {
            return known;
        }
        var file = AssetFingerprints.file(path)
                .filter(name -> fingerprints.name(name).filter(path::equals).isPresent())
                .or(() -> Optional.of(path))
                .flatMap(name ->
                        content(name).map(bytes -> StaticFile.of(name, linked(name, bytes, !name.equals(path)))));
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

    private Optional<byte[]> content(String path) {
        if (path.length() > 200
                || !StaticFile.servable(path)
                || !SAFE.matcher(path).matches()) {
            return Optional.empty();
        }
        return path.startsWith("lib/")
                ? lit.module(path.substring("lib/".length()))
                : written.page(path).or(() -> resource("web/" + path));
    }

    /// @param lasting whether it is served under its fingerprinted name
    private byte[] linked(String file, byte[] content, boolean lasting) {
        if (!StaticFile.hasReferences(file)) {
            return content;
        }
        var source = new String(content, StandardCharsets.UTF_8);
        var text = lasting ? CommentRemover.leftOut(file, source) : source;
        var page = text.indexOf(SCRIPTS) < 0 ? text : text.replaceFirst(SCRIPTS, preloads() + SCRIPTS);
        return AssetReferences.renamed(file, page, this::lasting).getBytes(StandardCharsets.UTF_8);
    }

    private Optional<String> lasting(String file) {
        // A document keeps the name that people link to.
        return file.equals(BOOTSTRAP) || file.endsWith(".yaml")
                ? Optional.empty()
                : fingerprints.name(file).map(name -> "/" + name);
    }

    /// Tells the browser up front which modules it will need, instead of letting it discover them import by
    /// import.
    private String preloads() {
        var modules = new LinkedHashSet<String>();
        imports(APP, modules);
        return modules.stream()
                .map(module -> "<link rel=\"modulepreload\" href=\"/" + module + "\">\n    ")
                .collect(Collectors.joining());
    }

    private void imports(String file, Set<String> reached) {
        var module = reached.contains(file) ? Optional.<byte[]>empty() : content(file);
        module.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).ifPresent(text -> {
            reached.add(file);
            AssetReferences.staticallyIn(file, text).forEach(name -> imports(name, reached));
        });
    }
}
