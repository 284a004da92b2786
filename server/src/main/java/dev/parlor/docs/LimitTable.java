package dev.parlor.docs;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The limits of a document (`x-limits`), and where they apply.
final class LimitTable {
    private static final String HEAD = "<tr><th>Name</th><th>What</th><th>Limit</th><th>Beyond it</th></tr>";

    private LimitTable() {}

    /// All limits, as HTML.
    static String of(JsonNode limits) {
        return limits.properties().stream()
                .map(limit -> row(limit.getKey(), limit.getValue()))
                .collect(Collectors.joining(
                        "\n",
                        "<div class=\"wide\"><table><thead>" + HEAD + "</thead><tbody>",
                        "</tbody></table></div>"));
    }

    /// The limits that apply in one place, each linked to its row; empty when there are none.
    static String at(JsonNode place) {
        return place.path("x-limits").isEmpty()
                ? ""
                : place.path("x-limits")
                        .valueStream()
                        .map(JsonNode::asString)
                        .map(name -> "<a href=\"" + DocumentationChapter.ERRORS.address() + "#limit-" + name + "\">"
                                + name + "</a>")
                        .collect(Collectors.joining(", ", "<p class=\"permission\"><strong>Limits:</strong> ", "</p>"));
    }

    private static String row(String name, JsonNode limit) {
        var setting = limit.has("setting")
                ? "<br>" + HtmlText.code(limit.path("setting").asString())
                : "";
        return "<tr id=\"limit-%s\"><td>%s</td><td>%s</td><td>%s %s%s</td><td>%s</td></tr>"
                .formatted(
                        name,
                        HtmlText.code(name),
                        MarkdownText.line(limit.path("of").asString()),
                        HtmlText.escape(limit.path("value").asString()),
                        HtmlText.escape(limit.path("unit").asString("")),
                        setting,
                        MarkdownText.line(limit.path("beyond").asString()));
    }
}
