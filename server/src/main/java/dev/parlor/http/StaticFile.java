package dev.parlor.http;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// A file of the web client in memory, plain and gzipped.
///
/// @param type the media type
/// @param zipped empty when zipping doesn't pay
/// @param etag strong, of the plain form; the zipped form has its own
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

    /// Whether files of this name are served at all.
    static boolean servable(String name) {
        return TYPES.containsKey(extension(name));
    }

    static StaticFile of(String name, byte[] content) {
        var type = TYPES.getOrDefault(extension(name), "application/octet-stream");
        var zipped = zippable(type) ? zip(content) : NONE;
        var hash = hash(content);
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

    private static String hash(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 22);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
