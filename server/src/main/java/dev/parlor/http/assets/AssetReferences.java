package dev.parlor.http.assets;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// References from one file of the web client to others: a module's imports, a style sheet's fonts, a page's
/// links. A comment of the same form counts as well, which does no harm.
final class AssetReferences {
    private static final Pattern MODULE =
            Pattern.compile("(?<before>\\b(?:from|import)\\s*\\(?\\s*\")(?<name>(?:/|\\.{1,2}/)[^\"\\s]+)(?=\")");
    private static final Pattern STATIC =
            Pattern.compile("(?<before>\\b(?:from|import)\\s*\")(?<name>(?:/|\\.{1,2}/)[^\"\\s]+)(?=\")");
    private static final Pattern STYLE = Pattern.compile("(?<before>\\burl\\(\")(?<name>/[^\"\\s]+)(?=\")");
    private static final Pattern PAGE = Pattern.compile("(?<before>\\b(?:href|src)=\")(?<name>/[^\"\\s]+)(?=\")");
    private static final Pattern MANIFEST = Pattern.compile("(?<before>\"src\"\\s*:\\s*\")(?<name>/[^\"\\s]+)(?=\")");

    private AssetReferences() {}

    /// The files that a file refers to.
    ///
    /// @param file its own name, without the first slash, like the returned names
    static Stream<String> in(String file, String text) {
        return pattern(file).stream().flatMap(names -> names(names, file, text));
    }

    /// The modules that a module imports statically.
    static Stream<String> staticallyIn(String file, String text) {
        return names(STATIC, file, text);
    }

    /// The text with its references renamed.
    ///
    /// @param rename maps a file to the name to use instead; empty to keep the reference
    static String renamed(String file, String text, Function<String, Optional<String>> rename) {
        return pattern(file)
                .map(names -> names.matcher(text)
                        .replaceAll(match -> Matcher.quoteReplacement(rename.apply(resolve(file, match))
                                .map(name -> match.group("before") + name)
                                .orElseGet(match::group))))
                .orElse(text);
    }

    private static Stream<String> names(Pattern names, String file, String text) {
        return names.matcher(text).results().map(match -> resolve(file, match));
    }

    private static Optional<Pattern> pattern(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "js" -> Optional.of(MODULE);
            case "css" -> Optional.of(STYLE);
            case "html" -> Optional.of(PAGE);
            case "webmanifest" -> Optional.of(MANIFEST);
            default -> Optional.empty();
        };
    }

    private static String resolve(String file, MatchResult match) {
        var name = match.group("name");
        if (name.startsWith("/")) {
            return name.substring(1);
        }
        return URI.create("/" + file).resolve(name).getPath().substring(1);
    }
}
