package dev.parlor.docs;

import dev.parlor.http.assets.GeneratedPages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Generates the pages under `/docs/` on request. Caches nothing; thread-safe.
public final class DocumentationPages implements GeneratedPages {
    @Override
    public Optional<byte[]> page(String path) {
        return DocumentationChapter.at(path)
                .map(chapter -> PageLayout.of(chapter, content(chapter)).getBytes(StandardCharsets.UTF_8));
    }

    private static String content(DocumentationChapter chapter) {
        return switch (chapter) {
            case START -> resource("docs/start.html");
            case REST -> resource("docs/rest.html");
            case SOCKETS -> SocketCatalogue.of(sockets());
            case ERRORS -> new ErrorsPage(RestDocument.parse(resource("web/docs/openapi.yaml")), sockets()).html();
            case GUIDE -> MarkdownText.page(resource("docs/client-guide.md"));
            case LIBRARY -> MarkdownText.page(resource("docs/parlor-js.md"));
        };
    }

    private static SocketDocument sockets() {
        return SocketDocument.parse(resource("web/docs/asyncapi.yaml"));
    }

    private static String resource(String name) {
        try (var stream = DocumentationPages.class.getClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing in this program");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("can't read " + name, unreadable);
        }
    }
}
