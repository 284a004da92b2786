package dev.parlor.docs;

import dev.parlor.docs.SocketDocument.FrameDirection;
import dev.parlor.docs.SocketDocument.FrameEntry;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The catalogue of socket messages: by route, then by direction, each frame with its fields and examples.
final class SocketCatalogue {
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final int LONGEST_LINE = 80;

    private final SocketDocument document;
    private final FieldTable fields;

    private SocketCatalogue(SocketDocument document) {
        this.document = document;
        this.fields = new FieldTable(document);
    }

    /// The page's content, as HTML.
    static String of(SocketDocument document) {
        return new SocketCatalogue(document).page();
    }

    private String page() {
        return "<h1>Socket messages</h1>\n"
                + MarkdownText.page(
                        document.root().path("info").path("description").asString())
                + "<nav aria-label=\"Routes\"><ul class=\"routes\">"
                + joined(document.channels(), this::entry)
                + "</ul></nav>"
                + joined(document.channels(), this::section);
    }

    private String entry(String name) {
        var channel = document.channel(name);
        return "<li><a href=\"#%s\">%s</a> %s</li>"
                .formatted(
                        name,
                        HtmlText.code(channel.path("address").asString()),
                        HtmlText.escape(channel.path("title").asString()));
    }

    private String section(String name) {
        var channel = document.channel(name);
        return """
                <section class="route" aria-labelledby="%s">
                <h2 id="%s">%s <span>%s</span></h2>
                %s
                %s
                %s
                %s
                %s
                %s
                %s
                </section>
                """.formatted(
                        name,
                        name,
                        HtmlText.code(channel.path("address").asString()),
                        HtmlText.escape(channel.path("title").asString()),
                        MarkdownText.page(channel.path("description").asString()),
                        SocketRules.permission(channel) + LimitTable.at(channel),
                        parameters(channel),
                        frames(name, FrameDirection.TO_SERVER, "The client sends"),
                        frames(name, FrameDirection.FROM_SERVER, "The server sends"),
                        SocketRules.errors(document, name),
                        SocketRules.closeCodes(document, name));
    }

    private String parameters(JsonNode channel) {
        var query = channel.path("bindings").path("ws").path("query");
        var path = channel.path("parameters");
        var inPath = path.propertyNames().stream()
                .map(name -> "<li>%s %s Example: %s.</li>"
                        .formatted(
                                HtmlText.code("{" + name + "}"),
                                MarkdownText.line(
                                        path.path(name).path("description").asString()),
                                HtmlText.code(
                                        path.path(name).path("examples").path(0).asString())))
                .collect(Collectors.joining());
        return (inPath.isEmpty() ? "" : "<h3>In the path</h3><ul>" + inPath + "</ul>")
                + "<h3>In the query</h3>"
                + fields.of(query);
    }

    private String frames(String channel, FrameDirection direction, String title) {
        return "<h3>" + title + "</h3>\n" + joined(document.frames(channel, direction), frame -> frame(channel, frame));
    }

    private String frame(String channel, FrameEntry frame) {
        var direction = frame.operation().path("action").asString();
        var id = channel + "-" + direction + "-" + frame.name();
        return """
                <details class="frame" id="%s">
                <summary>%s <span>%s</span></summary>
                <p>%s %s</p>
                %s
                %s
                %s
                </details>
                """.formatted(
                        id,
                        HtmlText.code(frame.name()),
                        HtmlText.escape(frame.message().path("title").asString()),
                        MarkdownText.line(frame.operation().path("summary").asString()),
                        MarkdownText.line(frame.operation().path("description").asString("")),
                        SocketRules.permission(frame.operation()) + LimitTable.at(frame.operation()),
                        fields.of(frame.message().path("payload")),
                        examples(frame.message()));
    }

    private static String examples(JsonNode message) {
        return StreamSupport.stream(message.path("examples").spliterator(), false)
                .map(example ->
                        "<h4>Example: " + HtmlText.escape(example.path("name").asString()) + "</h4>"
                                + HtmlText.copyable(json(example.path("payload"))))
                .collect(Collectors.joining("\n"));
    }

    /// On one line when it is short, formatted as if typed by hand.
    private static String json(JsonNode payload) {
        var line = payload.toString();
        return line.length() <= LONGEST_LINE ? line : PRETTY.writeValueAsString(payload);
    }

    private static <T> String joined(List<T> all, Function<T, String> html) {
        return all.stream().map(html).collect(Collectors.joining("\n"));
    }
}
