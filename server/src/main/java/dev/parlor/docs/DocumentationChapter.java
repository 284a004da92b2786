package dev.parlor.docs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The pages, in menu order.
enum DocumentationChapter {
    START("/docs/", "Documentation"),
    GUIDE("/docs/guide/", "Write a client"),
    LIBRARY("/docs/parlor-js/", "parlor.js"),
    REST("/docs/rest/", "REST"),
    SOCKETS("/docs/sockets/", "Sockets"),
    ERRORS("/docs/errors/", "Errors and limits");

    private final String address;
    private final String title;

    DocumentationChapter(String address, String title) {
        this.address = address;
        this.title = title;
    }

    /// The page at this path.
    ///
    /// @param file for instance `docs/rest/index.html`
    static Optional<DocumentationChapter> at(String file) {
        return Arrays.stream(values())
                .filter(chapter -> file.equals(chapter.address.substring(1) + "index.html"))
                .findFirst();
    }

    String address() {
        return address;
    }

    String title() {
        return title;
    }

    /// Style sheets in addition to the site's own.
    List<String> styles() {
        return this == REST ? List.of("/docs/rest/swagger-ui.css", "/docs/rest/rest.css") : List.of();
    }

    List<String> scripts() {
        return this == REST
                ? List.of("/docs/rest/swagger-ui-bundle.js", "/docs/rest/start.js")
                : List.of("/docs/copy.js");
    }
}
