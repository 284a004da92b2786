package dev.parlor.http.assets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.http.RawClient;
import dev.parlor.http.TestServer;
import dev.parlor.testkit.Api;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticClientIT {
    private static final Pattern IMPORT = Pattern.compile("(?:from|import)\\s*\"([^\"]+)\"");

    private static final Pattern NAME =
            Pattern.compile("(?:(?:from|import)\\s*\\(?\\s*|href=|src=|url\\(|\"src\": ?)\"(/[^\"]+\\.[a-z0-9]+)\"");

    private static TestServer server;
    private static Api api;

    @BeforeAll
    static void start() {
        server = new TestServer();
        api = server.api();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/play/7",
                "/play/link/",
                "/replay/7",
                "/games/",
                "/login",
                "/register?next=/a.b",
                "/account",
                "/people/3/",
                "/lobby/12",
                "/lobby/v1.2",
                "/lobby/room.name",
                "/lobby/app.js",
                "/?invite=1.2"
            })
    void servesThePageForEveryPlaceInTheClient(String path) {
        var page = api.get(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.text()).containsIgnoringCase("<!doctype html>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nothing", "/a/b/c/", "/play/x", "/play/0", "/lobby/a%20b", "/lobby/", "/no.thing", "/none.html"
            })
    void servesThePageAsNotFoundForUnknownPlaces(String path) throws IOException {
        var page = api.get(path);
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.header("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.text()).isEqualTo(api.get("/").text());
        assertThat(page.header("Content-Security-Policy"))
                .isEqualTo(api.get("/").header("Content-Security-Policy"));
        var etag = page.header("ETag").orElseThrow();
        assertThat(api.send(api.request(path).header("If-None-Match", etag)).status())
                .isEqualTo(404);
        try (var client = new RawClient(server.port)) {
            var head = client.sendHead("HEAD " + path).head();
            assertThat(head.status()).isEqualTo(404);
            assertThat(head.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        }
    }

    @Test
    void forbidsThePageEverythingItDoesNotNeed() {
        var policy = api.get("/").header("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                        + " connect-src 'self' ws://127.0.0.1:" + server.port + " wss://127.0.0.1:" + server.port
                        + "; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self';"
                        + " frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/nothing/", "/nothing.js", "/healthz", "/ws/nothing/"})
    void protectsEveryAnswer(String path) {
        assertThat(api.get(path).headers())
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Referrer-Policy", "no-referrer")
                .containsEntry("Cross-Origin-Opener-Policy", "same-origin")
                .containsKey("Content-Security-Policy")
                .containsKey("X-Request-ID");
    }

    @Test
    void keepsAnswersOfTheApiOutOfCaches() {
        assertThat(api.get("/api/nothing/").header("Cache-Control")).hasValue("no-store");
        assertThat(api.get("/").header("Cache-Control")).hasValue("no-cache");
    }

    @Test
    void servesLitWithAllItImports() {
        var seen = new HashSet<String>();
        follow("/lib/lit/index.js", seen);
        follow("/lib/lit/directives/repeat.js", seen);
        assertThat(seen)
                .extracting(name -> name.replaceFirst("^/_/[^/]+", ""))
                .contains(
                        "/lib/lit-html/lit-html.js",
                        "/lib/lit-element/lit-element.js",
                        "/lib/@lit/reactive-element/reactive-element.js",
                        "/lib/lit-html/directives/repeat.js");
    }

    private static void follow(String path, Set<String> seen) {
        if (!seen.add(path)) {
            return;
        }
        var module = api.get(path);
        assertThat(module.status()).as(path).isEqualTo(200);
        assertThat(module.header("Content-Type")).hasValue("text/javascript; charset=utf-8");
        var imports = IMPORT.matcher(module.text());
        while (imports.find()) {
            assertThat(imports.group(1)).as("import in " + path).matches("(/|\\.\\.?/).*");
            follow(api.base().resolve(path).resolve(imports.group(1)).getPath(), seen);
        }
    }

    @Test
    void everythingThePageNeedsHasANameThatChangesWithItsContentAndIsKeptForGood() {
        var seen = new HashSet<String>();
        followNames("/", api.get("/").text(), seen);
        assertThat(seen)
                .anyMatch(name -> name.endsWith("/app.js"))
                .anyMatch(name -> name.endsWith("/screens/game.js"))
                .anyMatch(name -> name.endsWith("/lib/lit-html/lit-html.js"))
                .anyMatch(name -> name.endsWith("/styles/tokens.css"))
                .anyMatch(name -> name.endsWith(".woff2"))
                .anyMatch(name -> name.endsWith("/icon.svg"))
                .hasSizeGreaterThan(60);
    }

    private static void followNames(String from, String text, Set<String> seen) {
        var names = NAME.matcher(text);
        while (names.find()) {
            var name = names.group(1);
            if (name.equals("/bootstrap.js")) {
                followNames(name, api.get(name).text(), seen);
            } else if (seen.add(name)) {
                assertThat(name).as("in " + from).matches("/_/[A-Za-z0-9_-]{10}/.+");
                var file = api.get(name);
                assertThat(file.status()).as(name + " in " + from).isEqualTo(200);
                assertThat(file.header("Cache-Control")).hasValue("public, max-age=31536000, immutable");
                followNames(name, file.text(), seen);
            }
        }
    }

    @Test
    void thePageNamesEveryModuleThatTheClientBeginsWith() {
        assertThat(api.get("/").text())
                .containsPattern("<link rel=\"modulepreload\" href=\"/_/[^/]+/app\\.js\">")
                .containsPattern("<link rel=\"modulepreload\" href=\"/_/[^/]+/session\\.js\">")
                .containsPattern("<link rel=\"modulepreload\" href=\"/_/[^/]+/lib/lit-html/lit-html\\.js\">")
                .doesNotContainPattern("modulepreload[^>]*screens/game\\.js");
    }

    @Test
    void commentsAreReadInTheSourceAndNotSentToBrowsers() {
        assertThat(api.get("/parlor.js").text()).contains("/**");
        var names = NAME.matcher(api.get("/").text());
        assertThat(names.results().map(match -> match.group(1)).filter(name -> name.endsWith("/api.js")))
                .singleElement()
                .satisfies(name -> assertThat(api.get(name).text())
                        .contains("export const parlor")
                        .doesNotContain("/**"));
    }

    @Test
    void whatIsSaidForPagesIsNotSaidForTheirParts() {
        assertThat(api.get("/app.js").headers())
                .containsEntry("X-Content-Type-Options", "nosniff")
                .doesNotContainKeys("Content-Security-Policy", "Cross-Origin-Opener-Policy");
        assertThat(api.get("/icon.svg").headers()).containsKey("Content-Security-Policy");
    }

    @Test
    void theNameOfAnotherVersionIsNotFound() {
        assertThat(api.get("/_/0123456789/app.js").status()).isEqualTo(404);
        assertThat(api.get("/_/0123456789/app.js").header("Cache-Control")).isNotEqualTo(Optional.of("immutable"));
        assertThat(api.get("/app.js").header("Cache-Control")).hasValue("no-cache");
    }

    @Test
    void zipsTextForWhoCanUnzip() throws IOException {
        var plain = api.get("/lib/lit-html/lit-html.js");
        assertThat(plain.header("Content-Encoding")).isEmpty();
        var zipped = api.send(api.request("/lib/lit-html/lit-html.js").header("Accept-Encoding", "br, gzip;q=0.8"));
        assertThat(zipped.header("Content-Encoding")).hasValue("gzip");
        assertThat(zipped.header("Vary")).hasValue("Accept-Encoding");
        assertThat(zipped.http().body().length).isLessThan(plain.http().body().length);
        try (var unzipped =
                new GZIPInputStream(new ByteArrayInputStream(zipped.http().body()))) {
            assertThat(unzipped.readAllBytes()).isEqualTo(plain.http().body());
        }
        var refused = api.send(api.request("/lib/lit-html/lit-html.js").header("Accept-Encoding", "gzip;q=0"));
        assertThat(refused.header("Content-Encoding")).isEmpty();
    }

    @Test
    void answers304WhenTheBrowserHasItAlready() {
        var etag = api.get("/lib/lit/index.js").header("ETag").orElseThrow();
        assertThat(etag).startsWith("\"").endsWith("\"");
        var again = api.send(api.request("/lib/lit/index.js").header("If-None-Match", "\"other\", W/" + etag));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.http().body()).isEmpty();
        assertThat(again.header("ETag")).hasValue(etag);
        var zipped = api.send(
                api.request("/lib/lit/index.js").header("If-None-Match", etag).header("Accept-Encoding", "gzip"));
        assertThat(zipped.header("ETag")).isNotEqualTo(Optional.of(etag));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing.js",
                "/favicon.nothing",
                "/../web/index.html",
                "/../dev/parlor/http/WebServer.class",
                "/%2e%2e/index.html",
                "/..%2findex.html",
                "/%2e%2e%2findex.html",
                "/./index.html",
                "/.git/config.json",
                "/README.md",
                "/index.html%00.js",
                "//index.html",
                "/lib/../index.html",
                "/lib/lit/package.json",
                "/lib/lit/../lit-html/lit-html.js",
                "/lib/unknown/index.js",
                "/lib/",
                "/META-INF/MANIFEST.MF",
                "/docs/",
                "/C:/boot.txt",
                "/\\..\\index.html"
            })
    void findsNothingElse(String path) throws IOException {
        try (var client = new RawClient(server.port)) {
            var answer = client.sendHead("GET " + path).answer();
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
            assertThat(answer.body()).containsIgnoringCase("<!doctype html>");
        }
    }

    @Test
    void onlyReads() {
        var refused = api.post("/");
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.header("Allow")).hasValue("GET, HEAD, OPTIONS");
    }

    @Test
    void answersHeadWithTheLength() throws IOException {
        try (var client = new RawClient(server.port)) {
            var full = client.sendHead("GET /lib/lit/index.js").answer();
            var head = client.sendHead("HEAD /lib/lit/index.js").head();
            assertThat(head.header("Content-Length"))
                    .isEqualTo(Integer.toString(full.body().getBytes(StandardCharsets.UTF_8).length));
        }
    }

    @Test
    void rewritesOnlyBareNamesOfLit() {
        assertThat(LitModules.rewrite("import{a}from\"lit-html\";export*from\"./b.js\";import\"other\";"))
                .isEqualTo("import{a}from\"/lib/lit-html/lit-html.js\";export*from\"./b.js\";import\"other\";");
    }
}
