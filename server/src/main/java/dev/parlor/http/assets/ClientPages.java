package dev.parlor.http.assets;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// The paths of the web client's screens, read from its own `routes.js`: a path that the client does not know
/// is not found on the server either.
///
/// @param paths patterns that mean the same in JavaScript and Java
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
