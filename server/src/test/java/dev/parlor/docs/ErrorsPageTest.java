package dev.parlor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ErrorsPageTest {
    private static final RestDocument REST = RestDocument.parse(yaml("openapi"));
    private static final SocketDocument SOCKETS = SocketDocument.parse(yaml("asyncapi"));
    private static final String PAGE = new ErrorsPage(REST, SOCKETS).html();

    @Test
    void everyCodeOfRestHasARowWithAnExample() {
        var codes = REST.root().findParents("code").stream()
                .map(parent -> parent.path("code"))
                .flatMap(code -> Stream.concat(
                        Stream.of(code.path("const")), code.path("enum").valueStream()))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .distinct()
                .toList();
        assertThat(codes)
                .hasSizeGreaterThan(30)
                .allSatisfy(code -> assertThat(section("rest"))
                        .containsPattern(
                                "<td>[45]\\d\\d</td><td><code>" + code + "</code></td><td>[^<]+</td><td>.+</td>"));
    }

    @Test
    void everyCodeOfSocketsHasARowWithAnExample() {
        assertThat(SOCKETS.root().at("/components/schemas/Error/properties/code/enum"))
                .hasSizeGreaterThan(15)
                .allSatisfy(code -> assertThat(section("sockets"))
                        .containsPattern("<td><code>" + code.asString() + "</code></td><td>[^<]+</td><td>.+</td>"));
    }

    @Test
    void everyCloseCodeHasARowWithAnExample() {
        for (var channel : SOCKETS.channels()) {
            SOCKETS.list(channel, "x-close-codes")
                    .forEach(code -> assertThat(section("close"))
                            .contains("<td><code>" + code.path("code").asString() + "</code> "
                                    + code.path("name").asString() + "</td>")
                            .contains(
                                    "<td>" + HtmlText.escape(code.path("reason").asString()) + "</td>"));
        }
    }

    @Test
    void everyLimitHasARow() {
        Stream.of(REST.root(), SOCKETS.root())
                .flatMap(root -> root.path("x-limits").properties().stream())
                .forEach(limit -> assertThat(section("limits"))
                        .contains("id=\"limit-" + limit.getKey() + "\"")
                        .contains(limit.getValue().path("value").asString()));
    }

    private static String section(String id) {
        var from = PAGE.indexOf("<h2 id=\"" + id + "\"");
        var to = PAGE.indexOf("<h2", from + 1);
        return to < 0 ? PAGE.substring(from) : PAGE.substring(from, to);
    }

    private static String yaml(String name) {
        try {
            return Files.readString(Path.of("../api", name + ".yaml"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
