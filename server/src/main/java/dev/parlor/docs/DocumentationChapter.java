package dev.parlor.docs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The pages there are, in the order of the menu.
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

    /// The page that lies in this place.
    ///
    /// @param file `docs/rest/index.html`
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

    /// Beside the house's own.
    List<String> styles() {
        return this == REST ? List.of("/docs/rest/swagger-ui.css", "/docs/rest/rest.css") : List.of();
    }

    List<String> scripts() {
        return this == REST
                ? List.of("/docs/rest/swagger-ui-bundle.js", "/docs/rest/start.js")
                : List.of("/docs/copy.js");
    }
}
