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

/// Names for the web client's files that change with their content, so that browsers may cache them forever.
///
/// Files refer to each other by these names, so a file's name must change when a name in it does. It is
/// derived from the original text of the file and of everything reachable from it. (Not from the served text,
/// which contains the names: modules that import one another would wait for each other's names.)
final class AssetFingerprints {
    private static final String FOLDER = "_/";
    private static final int LENGTH = 10;

    private final Map<String, AssetSource> sources = new ConcurrentHashMap<>();
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final Function<String, Optional<byte[]>> files;

    /// The hash and the references of a file's original text.
    private record AssetSource(String hash, Set<String> references) {}

    /// @param files returns a file's content by its name, without the first slash
    AssetFingerprints(Function<String, Optional<byte[]>> files) {
        this.files = files;
    }

    /// The fingerprinted name of a file, such as `_/q2ZfH0aX1c/app.js`; empty when the file does not exist.
    Optional<String> name(String file) {
        return Optional.ofNullable(names.computeIfAbsent(file, this::make));
    }

    /// The file with this fingerprinted name, in this version or another one.
    static Optional<String> file(String name) {
        var end = FOLDER.length() + LENGTH;
        var named = name.startsWith(FOLDER) && name.length() > end + 1 && name.charAt(end) == '/';
        return named ? Optional.of(name.substring(end + 1)) : Optional.empty();
    }

    static boolean isName(String path) {
        return path.startsWith(FOLDER);
    }

    /// A hash of a file's content: 22 characters that are valid in a header and in a path.
    static String hash(byte[] content) {
        return text(sha256().digest(content), 22);
    }

    private static String text(byte[] hash, int length) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, length);
    }

    /// Null when the file does not exist, so that nothing is stored.
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
