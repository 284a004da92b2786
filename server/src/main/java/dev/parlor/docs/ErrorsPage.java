package dev.parlor.docs;

import dev.parlor.docs.RestDocument.RestOperation;
import dev.parlor.docs.RestDocument.RestRefusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Every error, one row each: REST errors, socket errors, close codes and limits.
///
/// @param rest the REST document
/// @param sockets the socket document
record ErrorsPage(RestDocument rest, SocketDocument sockets) {
    private static final int MOST_NAMED = 4;

    /// The page's content, as HTML.
    String html() {
        return """
                <h1>Errors and limits</h1>
                <p class="lead">The code is for programs and never changes; the sentence is for people and may change.</p>
                <nav aria-label="On this page"><ul class="routes">
                <li><a href="#rest">REST errors</a></li>
                <li><a href="#sockets">Socket errors</a></li>
                <li><a href="#close">Close codes</a></li>
                <li><a href="#limits">Limits</a></li>
                </ul></nav>
                <h2 id="rest">REST errors</h2>
                <p>The body is <code>{"detail":"…","code":"…"}</code>, with a code if there is one. An invalid form gets 400 and
                a list of sentences for each field instead: <code>{"email":["This field is required."]}</code>.</p>
                %s
                <h2 id="sockets">Socket errors</h2>
                <p>The frame is <code>{"type":"error","code":"…","message":"…"}</code>. The socket stays open.</p>
                %s
                <h2 id="close">Close codes</h2>
                %s
                <h2 id="limits">Limits</h2>
                <p>The values are the defaults. <code>50/s burst 200</code> means 200 at once, refilled with 50 a second;
                <code>10/5m</code> means ten within five minutes.</p>
                <h3>For requests and handshakes</h3>
                %s
                <h3>For sockets</h3>
                %s
                """.formatted(
                        refusals(),
                        errors(),
                        closings(),
                        LimitTable.of(rest.root().path("x-limits")),
                        LimitTable.of(sockets.root().path("x-limits")));
    }

    private String refusals() {
        var rows = new TreeMap<String, List<RestRefusal>>();
        Stream.concat(
                        rest.operations().stream().flatMap(operation -> rest.refusals(operation).stream()),
                        rest.anywhere().stream())
                .forEach(
                        refusal -> rows.computeIfAbsent(refusal.status() + " " + refusal.code(), _ -> new ArrayList<>())
                                .add(refusal));
        return table(
                "<tr><th>Status</th><th>Code</th><th>Example</th><th>Where</th></tr>",
                rows.values().stream().map(ErrorsPage::row));
    }

    private static String row(List<RestRefusal> same) {
        var first = same.getFirst();
        return "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                .formatted(
                        first.status(),
                        first.code().isEmpty() ? "" : HtmlText.code(first.code()),
                        HtmlText.escape(first.sentence()),
                        where(same.stream()
                                .map(RestRefusal::operation)
                                .distinct()
                                .toList()));
    }

    private static String where(List<RestOperation> operations) {
        if (operations.stream().anyMatch(operation -> operation.path().isEmpty())) {
            return "anywhere";
        }
        return operations.size() > MOST_NAMED
                ? operations.size() + " routes: " + tags(operations)
                : operations.stream()
                        .map(operation -> "<a href=\"%s\">%s %s</a>"
                                .formatted(operation.address(), operation.method(), HtmlText.escape(operation.path())))
                        .collect(Collectors.joining("<br>"));
    }

    private static String tags(List<RestOperation> operations) {
        return operations.stream()
                .map(operation -> operation.node().path("tags").path(0).asString())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String errors() {
        var rows = new LinkedHashMap<String, List<String>>();
        for (var channel : sockets.channels()) {
            sockets.list(channel, "x-error-codes")
                    .forEach(code -> rows.computeIfAbsent(code.asString(), _ -> new ArrayList<>())
                            .add(channel));
        }
        return table(
                "<tr><th>Code</th><th>Example</th><th>Where</th></tr>",
                rows.entrySet().stream()
                        .map(row -> "<tr><td>%s</td><td>%s</td><td>%s</td></tr>"
                                .formatted(
                                        HtmlText.code(row.getKey()),
                                        HtmlText.escape(sockets.errorSays(row.getKey())),
                                        routes(row.getValue()))));
    }

    private String closings() {
        var rows = new TreeMap<String, Map<JsonNode, List<String>>>();
        for (var channel : sockets.channels()) {
            sockets.list(channel, "x-close-codes")
                    .forEach(code -> rows.computeIfAbsent(code.path("code").asString(), _ -> new LinkedHashMap<>())
                            .computeIfAbsent(code, _ -> new ArrayList<>())
                            .add(channel));
        }
        return table(
                "<tr><th>Code</th><th>When</th><th>Example reason</th><th>Reconnect?</th><th>Where</th></tr>",
                rows.values().stream()
                        .flatMap(same -> same.entrySet().stream())
                        .map(row -> SocketRules.closeCode(row.getKey())
                                .replace("</tr>", "<td>" + routes(row.getValue()) + "</td></tr>")));
    }

    private String routes(List<String> channels) {
        return channels.size() == sockets.channels().size()
                ? "every socket"
                : channels.stream()
                        .map(channel -> "<a href=\"%s#%s\">%s</a>"
                                .formatted(
                                        DocumentationChapter.SOCKETS.address(),
                                        channel,
                                        HtmlText.escape(sockets.channel(channel)
                                                .path("address")
                                                .asString())))
                        .collect(Collectors.joining("<br>"));
    }

    private static String table(String head, Stream<String> rows) {
        return "<div class=\"wide\"><table><thead>" + head + "</thead><tbody>\n"
                + rows.collect(Collectors.joining("\n")) + "</tbody></table></div>";
    }
}
