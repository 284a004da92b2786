package dev.parlor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.Api;
import dev.parlor.testkit.LiveNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages under `/docs/`, as a server sends them.
class DocumentationIT {
    private static final Pattern NAME = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

    private static LiveNode live;
    private static Api api;

    @BeforeAll
    static void start() {
        live = LiveNode.start();
        api = live.api();
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/docs/", "/docs/guide/", "/docs/parlor-js/", "/docs/rest/", "/docs/sockets/", "/docs/errors/"})
    void everyPageIsThereWithAllThatItNamesAndWithoutAnythingInline(String path) {
        var page = api.get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'; script-src 'self'; style-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.text()).doesNotContain("<style", " style=\"", "onclick").doesNotContainPattern("<script>");
        for (var name :
                NAME.matcher(page.text()).results().map(found -> found.group(1)).collect(Collectors.toSet())) {
            if (name.startsWith("#")) {
                assertThat(page.text()).contains("id=\"" + name.substring(1) + "\"");
            } else {
                assertThat(name).as("nothing from elsewhere, in " + path).matches("/[^/].*|/");
                assertThat(api.get(name.replaceFirst("#.*", "")).status())
                        .as(name)
                        .isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/rest", "/docs/sockets", "/docs/guide"})
    void aForgottenSlashIsFound(String path) {
        var answer = api.get(path);

        assertThat(answer.status()).isEqualTo(308);
        assertThat(answer.header("Location")).hasValue(path + "/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/nothing/", "/docs/rest/nothing.js", "/docs//rest/", "/docs/client-guide.md"})
    void whatIsNotThereIsNotThere(String path) {
        assertThat(api.get(path).status()).isEqualTo(404);
    }

    @Test
    void whatIsWrittenDownOfThemIsSo() {
        assertThat(api.send("POST", "/docs/", Optional.empty()).status()).isEqualTo(405);
        assertThat(live.contract().routes())
                .containsKeys("GET /docs/", "GET /docs/openapi.yaml", "GET /docs/asyncapi.yaml");
        for (var file : List.of("openapi", "asyncapi")) {
            var answer = api.get("/docs/" + file + ".yaml");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).startsWith(file + ": 3.");
        }
    }

    @Test
    void aPageIsSentZippedAndNotAgainToWhoHasIt() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var page =
                    HttpRequest.newBuilder(api.base().resolve("/docs/sockets/")).header("Accept-Encoding", "gzip");
            var first = client.send(page.build(), BodyHandlers.ofByteArray());
            var etag = first.headers().firstValue("ETag").orElseThrow();
            assertThat(first.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(first.body()).hasSizeLessThan(30_000);

            var second = client.send(page.header("If-None-Match", etag).build(), BodyHandlers.ofByteArray());
            assertThat(second.statusCode()).isEqualTo(304);
        }
    }
}
