package dev.parlor.http.assets;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lit's modules, from their Maven packages.
///
/// They import each other by bare names (`"lit-html"`), which browsers understand only with an import map.
/// The map would have to be inline in the page, which the content security policy forbids. So the names are
/// rewritten to paths under `/lib/` when a module is loaded.
final class LitModules {
    private static final Map<String, LitLibrary> PACKAGES = Map.of(
            "lit", new LitLibrary("org.mvnpm/lit", "lit", "index.js"),
            "lit-html", new LitLibrary("org.mvnpm/lit-html", "lit-html", "lit-html.js"),
            "lit-element", new LitLibrary("org.mvnpm/lit-element", "lit-element", "index.js"),
            "@lit/reactive-element",
                    new LitLibrary("org.mvnpm.at.lit/reactive-element", "reactive-element", "reactive-element.js"));
    private static final Pattern BARE_IMPORT =
            Pattern.compile("\\b(from|import)\\s*\"((?:@lit/)?[a-z][a-z-]*)(/[^\"]*)?\"");
    private static final Pattern SOURCE_MAP = Pattern.compile("(?m)^//# sourceMappingURL=.*$");

    private final Map<String, String> versions = new ConcurrentHashMap<>();

    /// @param metadata the Maven folder that contains the version
    /// @param folder the folder of the files
    /// @param main the file that the package's bare name refers to
    private record LitLibrary(String metadata, String folder, String main) {}

    /// A module, such as `lit/directives/repeat.js`.
    Optional<byte[]> module(String path) {
        for (var entry : PACKAGES.entrySet()) {
            var prefix = entry.getKey() + "/";
            if (path.startsWith(prefix) && path.endsWith(".js")) {
                return load(entry.getValue(), path.substring(prefix.length()));
            }
        }
        return Optional.empty();
    }

    private Optional<byte[]> load(LitLibrary from, String file) {
        var version = versions.computeIfAbsent(from.metadata, LitModules::version);
        return StaticFiles.resource("META-INF/resources/_static/" + from.folder + "/" + version + "/" + file)
                .map(bytes -> rewrite(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }

    static String rewrite(String module) {
        var paths = BARE_IMPORT.matcher(module).replaceAll(match -> {
            var target = PACKAGES.get(match.group(2));
            if (target == null) {
                return Matcher.quoteReplacement(match.group());
            }
            var file = match.group(3) == null ? "/" + target.main : match.group(3);
            return match.group(1) + "\"/lib/" + match.group(2) + file + "\"";
        });
        return SOURCE_MAP.matcher(paths).replaceAll("");
    }

    private static String version(String metadata) {
        var name = "META-INF/maven/" + metadata + "/pom.properties";
        var text = StaticFiles.resource(name).orElseThrow(() -> new IllegalStateException(name + " is missing"));
        var properties = new Properties();
        try {
            properties.load(new StringReader(new String(text, StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties.getProperty("version");
    }
}
