package dev.parlor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.docs.SocketDocument.FrameDirection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SocketCatalogueTest {
    private static final SocketDocument DOCUMENT = document();
    private static final String PAGE = SocketCatalogue.of(DOCUMENT);

    @Test
    void everyFrameOfEveryRouteIsThereByDirection() {
        assertThat(DOCUMENT.channels()).hasSize(5);
        for (var channel : DOCUMENT.channels()) {
            assertThat(PAGE).contains("id=\"" + channel + "\"");
            assertThat(DOCUMENT.frames(channel, FrameDirection.TO_SERVER))
                    .isNotEmpty()
                    .allSatisfy(
                            frame -> assertThat(PAGE).contains("id=\"" + channel + "-receive-" + frame.name() + "\""));
            assertThat(DOCUMENT.frames(channel, FrameDirection.FROM_SERVER))
                    .isNotEmpty()
                    .allSatisfy(frame -> assertThat(PAGE).contains("id=\"" + channel + "-send-" + frame.name() + "\""));
        }
    }

    @Test
    void everyCodeIsThere() {
        for (var channel : DOCUMENT.channels()) {
            var section = section(channel);
            DOCUMENT.list(channel, "x-error-codes")
                    .forEach(code -> assertThat(section).contains("<td><code>" + code.asString() + "</code></td>"));
            DOCUMENT.list(channel, "x-close-codes")
                    .forEach(code -> assertThat(section)
                            .contains("<td><code>" + code.path("code").asInt() + "</code> "));
        }
    }

    @Test
    void aFrameShowsItsFieldsTheirLimitsAndExamples() {
        var move = PAGE.substring(PAGE.indexOf("id=\"game-receive-move\""));
        assertThat(move.substring(0, move.indexOf("</details>")))
                .contains("<code>position</code>", "at least 0", "at most 8", "Permission:")
                .contains("<code>version</code> <span class=\"optional\">optional</span>")
                .contains("{&quot;type&quot;:&quot;move&quot;,&quot;position&quot;:4,&quot;version&quot;:3}");
        var list = PAGE.substring(PAGE.indexOf("id=\"game-send-update_player_list\""));
        assertThat(list).contains("<code>players[].first_name</code>");
    }

    @Test
    void whatTheDocumentSaysIsTextAndNotHtml() {
        assertThat(MarkdownText.line("a <script>b</script> `<i>`")).doesNotContain("<script>", "<i>");
        assertThat(HtmlText.escape("<\"&>")).isEqualTo("&lt;&quot;&amp;&gt;");
    }

    private static String section(String channel) {
        var from = PAGE.indexOf("<h2 id=\"" + channel + "\"");
        return PAGE.substring(from, PAGE.indexOf("</section>", from));
    }

    private static SocketDocument document() {
        try {
            return SocketDocument.parse(Files.readString(Path.of("../api/asyncapi.yaml")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
