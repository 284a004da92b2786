package dev.parlor.http.assets;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// The paths of the web client's screens, as its own `routes.js` has them: what it does not know there is not found
/// here either.
///
/// @param paths patterns that mean the same in both languages
record ClientPages(List<Pattern> paths) {
    private static final Pattern PATH = Pattern.compile("\\bpath: /(\\^.+\\$)/,");

    static ClientPages load() {
        var source = StaticFiles.resource("web/routes.js")
                .orElseThrow(() -> new IllegalStateException("web/routes.js is missing in this build"));
        return new ClientPages(PATH.matcher(new String(source, StandardCharsets.UTF_8))
                .results()
                .map(path -> Pattern.compile(path.group(1)))
                .toList());
    }

    boolean contains(String path) {
        return paths.stream().anyMatch(known -> known.matcher(path).matches());
    }
}
