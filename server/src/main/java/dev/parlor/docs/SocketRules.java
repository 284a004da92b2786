package dev.parlor.docs;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The rules of a route besides its frames: permissions, errors and close codes.
final class SocketRules {
    private SocketRules() {}

    /// Who may open a channel or send a message there; empty when the document leaves that to the channel.
    static String permission(JsonNode place) {
        return place.has("x-permission")
                ? "<p class=\"permission\"><strong>Permission:</strong> "
                        + MarkdownText.line(place.path("x-permission").asString()) + "</p>"
                : "";
    }

    /// The error codes that the server may send there.
    static String errors(SocketDocument document, String channel) {
        var rows = document.list(channel, "x-error-codes")
                .map(JsonNode::asString)
                .map(code -> "<tr><td>%s</td><td>%s</td></tr>"
                        .formatted(HtmlText.code(code), HtmlText.escape(document.errorSays(code))))
                .collect(Collectors.joining("\n"));
        return """
                <details class="frame" id="%s-errors"><summary>Codes of an <code>error</code></summary>
                <p>The socket stays open. The sentence is for people and may change; the code does not.</p>
                <div class="wide"><table><thead><tr><th>Code</th><th>Example</th></tr></thead>
                <tbody>%s</tbody></table></div></details>
                """.formatted(channel, rows);
    }

    /// The codes with which the server may close the socket.
    static String closeCodes(SocketDocument document, String channel) {
        var rows = document.list(channel, "x-close-codes")
                .map(SocketRules::closeCode)
                .collect(Collectors.joining("\n"));
        return """
                <details class="frame" id="%s-close"><summary>Close codes</summary>
                <div class="wide"><table><thead><tr><th>Code</th><th>When</th><th>Example reason</th><th>Reconnect?</th></tr></thead>
                <tbody>%s</tbody></table></div></details>
                """.formatted(channel, rows);
    }

    /// The row of one close code.
    static String closeCode(JsonNode code) {
        return "<tr><td>%s %s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                .formatted(
                        HtmlText.code(code.path("code").asString()),
                        HtmlText.escape(code.path("name").asString()),
                        MarkdownText.line(code.path("when").asString()),
                        HtmlText.escape(code.path("reason").asString()),
                        HtmlText.escape(code.path("comeBack").asString()));
    }
}
