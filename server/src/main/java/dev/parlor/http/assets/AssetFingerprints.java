package dev.parlor.http.assets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Names for the files of the web client that change with their content, so that a browser may keep what it has for
/// good.
///
/// A file names others by such names, so its own must change when theirs do: it is made from the file and
/// everything that can be reached from it, as it was written. (Not from what is served, which has the names in it:
/// modules that import one another would wait for each other's.)
final class AssetFingerprints {
    private static final String FOLDER = "_/";
    private static final int LENGTH = 10;

    private final Map<String, AssetSource> sources = new ConcurrentHashMap<>();
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final Function<String, Optional<byte[]>> files;

    /// A file as it was written.
    private record AssetSource(String hash, Set<String> references) {}

    /// @param files by name, without the first slash
    AssetFingerprints(Function<String, Optional<byte[]>> files) {
        this.files = files;
    }

    /// The lasting name of a file, such as `_/q2ZfH0aX1c/app.js`; empty when there is no such file.
    Optional<String> name(String file) {
        return Optional.ofNullable(names.computeIfAbsent(file, this::make));
    }

    /// The file that has this name, now or in another version.
    static Optional<String> file(String name) {
        var end = FOLDER.length() + LENGTH;
        var named = name.startsWith(FOLDER) && name.length() > end + 1 && name.charAt(end) == '/';
        return named ? Optional.of(name.substring(end + 1)) : Optional.empty();
    }

    static boolean isName(String path) {
        return path.startsWith(FOLDER);
    }

    /// Of a file's content, 22 characters that may stand in a header or a path.
    static String hash(byte[] content) {
        return text(sha256().digest(content), 22);
    }

    private static String text(byte[] hash, int length) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, length);
    }

    /// Null, so that nothing is kept, when there is no such file.
    private @Nullable String make(String file) {
        var reached = new TreeMap<String, AssetSource>();
        follow(file, reached);
        if (reached.isEmpty()) {
            return null;
        }
        var digest = sha256();
        reached.forEach((name, source) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(source.hash.getBytes(StandardCharsets.UTF_8));
        });
        return FOLDER + text(digest.digest(), LENGTH) + "/" + file;
    }

    private void follow(String file, Map<String, AssetSource> reached) {
        if (!reached.containsKey(file)) {
            var source = sources.computeIfAbsent(file, this::read);
            if (source != null) {
                reached.put(file, source);
                source.references.forEach(name -> follow(name, reached));
            }
        }
    }

    private @Nullable AssetSource read(String file) {
        return files.apply(file)
                .map(content -> {
                    var text = new String(content, StandardCharsets.UTF_8);
                    return new AssetSource(
                            hash(content), AssetReferences.in(file, text).collect(Collectors.toUnmodifiableSet()));
                })
                .orElse(null);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
