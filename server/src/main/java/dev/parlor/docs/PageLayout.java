package dev.parlor.docs;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The frame shared by all pages: head, menu and footer.
final class PageLayout {
    private PageLayout() {}

    /// @param content HTML
    static String of(DocumentationChapter chapter, String content) {
        return """
                <!doctype html>
                <html lang="en">
                  <head>
                    <meta charset="utf-8">
                    <title>%s – Parlor</title>
                    <meta name="viewport" content="width=device-width, initial-scale=1">
                    <meta name="color-scheme" content="light dark">
                    <link rel="icon" href="/icon.svg" type="image/svg+xml">
                    %s
                    %s
                  </head>
                  <body class="docs">
                    <a class="skip-link" href="#content">To the content</a>
                    <header class="docs-head">
                      <a class="docs-name" href="/">Parlor</a>
                      <nav aria-label="Documentation"><ul>%s</ul></nav>
                    </header>
                    <main id="content" tabindex="-1">
                %s
                    </main>
                    <footer class="docs-foot">
                      <p>The contract itself: <a href="/docs/openapi.yaml">openapi.yaml</a> ·
                        <a href="/docs/asyncapi.yaml">asyncapi.yaml</a></p>
                    </footer>
                  </body>
                </html>
                """.formatted(
                        HtmlText.escape(chapter.title()), styles(chapter), scripts(chapter), menu(chapter), content);
    }

    private static String styles(DocumentationChapter chapter) {
        return Stream.concat(
                        Stream.of("/styles/tokens.css", "/styles/base.css", "/docs/docs.css"),
                        chapter.styles().stream())
                .map(style -> "<link rel=\"stylesheet\" href=\"" + style + "\">")
                .collect(Collectors.joining("\n    "));
    }

    private static String scripts(DocumentationChapter chapter) {
        return chapter.scripts().stream()
                .map(script -> "<script src=\"" + script + "\" defer></script>")
                .collect(Collectors.joining("\n    "));
    }

    private static String menu(DocumentationChapter current) {
        return Arrays.stream(DocumentationChapter.values())
                .map(chapter -> "<li><a href=\"%s\"%s>%s</a></li>"
                        .formatted(
                                chapter.address(),
                                chapter == current ? " aria-current=\"page\"" : "",
                                HtmlText.escape(chapter.title())))
                .collect(Collectors.joining());
    }
}
