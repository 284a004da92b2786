package dev.parlor.docs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/// Converts the Markdown of this project's documents to HTML. Raw HTML is escaped.
final class MarkdownText {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .escapeHtml(true)
            .attributeProviderFactory(context -> attributes())
            .build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().build();

    private MarkdownText() {}

    /// Converts a whole document: paragraphs, lists and so on.
    static String page(String markdown) {
        return RENDERER.render(PARSER.parse(markdown))
                .replace("<table>", "<div class=\"wide\"><table>")
                .replace("</table>", "</table></div>");
    }

    /// Converts one paragraph, without its enclosing element.
    static String line(String markdown) {
        return page(markdown.strip()).strip().replaceFirst("^<p>(.*)</p>$", "$1");
    }

    private static AttributeProvider attributes() {
        return (node, tag, attributes) -> {
            if (node instanceof Heading) {
                attributes.put("id", anchor(node));
            } else if (node instanceof FencedCodeBlock && tag.equals("pre")) {
                attributes.putAll(Map.of("class", "copyable", "tabindex", "0"));
            } else if (node instanceof Link
                    && attributes.getOrDefault("href", "").matches("(?![/#]).*")) {
                // The link targets a source file, which a server does not have.
                attributes.remove("href");
            }
        };
    }

    private static String anchor(Node heading) {
        return TEXT.render(heading)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
