package dev.parlor.http.assets;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// A file of the web client in memory, plain and gzipped.
///
/// @param type the media type
/// @param zipped empty when compression doesn't pay
/// @param etag strong, of the plain form; the gzipped form has its own
record StaticFile(String type, Buffer plain, Buffer zipped, String etag, String zippedEtag) {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("yaml", "application/yaml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"));
    private static final byte[] NONE = {};

    private static final List<String> WITH_REFERENCES = List.of("html", "js", "css", "webmanifest");

    /// Whether files with this name may refer to other files.
    static boolean hasReferences(String name) {
        return WITH_REFERENCES.contains(extension(name));
    }

    /// Whether files with this name are served at all.
    static boolean servable(String name) {
        return TYPES.containsKey(extension(name));
    }

    static StaticFile of(String name, byte[] content) {
        var type = TYPES.getOrDefault(extension(name), "application/octet-stream");
        var zipped = zippable(type) ? zip(content) : NONE;
        var hash = AssetFingerprints.hash(content);
        return new StaticFile(
                type,
                Buffer.buffer(content),
                Buffer.buffer(zipped.length < content.length ? zipped : NONE),
                "\"" + hash + "\"",
                "\"" + hash + "-gz\"");
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static boolean zippable(String type) {
        return type.startsWith("text/") || type.endsWith("json") || type.endsWith("xml") || type.endsWith("yaml");
    }

    private static byte[] zip(byte[] content) {
        var bytes = new ByteArrayOutputStream(content.length / 2 + 32);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
