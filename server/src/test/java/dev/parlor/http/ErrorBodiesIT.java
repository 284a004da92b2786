package dev.parlor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.json.Json;
import dev.parlor.testkit.Api;
import dev.parlor.testkit.Api.Answer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every row of the error table of the contract, §1.
class ErrorBodiesIT {
    private static TestServer server;
    private static Api user;
    private static Api anonymous;

    @BeforeAll
    static void start() {
        server = new TestServer(routes -> routes.on(
                        "GET",
                        "/api/me/",
                        request -> Response.ok(Map.of("id", request.caller().userId())))
                .on("GET", "/api/things/{id}/", request -> Response.ok(Map.of("id", request.id("id"))))
                .open("POST", "/api/echo/", ErrorBodiesIT::echo)
                .open("GET", "/api/open/", request -> Response.ok(List.of()))
                .open("GET", "/api/bug/", request -> {
                    throw new IllegalStateException("SELECT secret FROM users");
                })
                .open("GET", "/api/unwritable/", request -> Response.ok(new Unwritable(1)))
                .open("GET", "/api/outage/", request -> {
                    throw new IllegalStateException("wrapped", new SQLTransientConnectionException("no pool"));
                })
                .open("GET", "/api/refused/", request -> ProblemResponses.refused("Invite expired.", "invite_expired"))
                .on("GET", "/api/forbidden/", request -> ProblemResponses.forbidden("Not yours.")));
        anonymous = server.api();
        user = server.api().as("user-7");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    record Unwritable(int secret) {
        @Override
        public int secret() {
            throw new IllegalStateException("SELECT secret FROM users");
        }
    }

    private static Response echo(Request request) {
        var fields = request.fields();
        var name = fields.text("name", 5);
        var city = fields.text("city", 5);
        fields.check();
        return Response.created(Map.of("name", name, "city", city));
    }

    @Test
    void answersACallerWithAToken() {
        var answer = user.get("/api/me/");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).hasValue("application/json");
        assertThat(answer.json()).isEqualTo(Json.parse("{\"id\":7}"));
    }

    @Test
    void tellsEveryRefusedFieldAtOnce() {
        refused(
                anonymous.post("/api/echo/", Map.of("name", "too long")),
                400,
                "{\"name\":[\"Ensure this field has no more than 5 characters.\"],\"city\":[\"This field is required.\"]}");
    }

    @Test
    void tellsARuleOfTheDomain() {
        refused(anonymous.get("/api/refused/"), 400, "{\"detail\":\"Invite expired.\",\"code\":\"invite_expired\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"name\":}",
                "[]",
                "3",
                "null",
                "\"text\"",
                " ",
                "{} {}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{'name':1}",
                "{\"name\":NaN}",
                "\uFEFF{}",
                "{\"name\":\"a\0b\"}"
            })
    void refusesABodyThatIsNoJsonObject(String body) {
        unreadable(anonymous.sendRaw("POST", "/api/echo/", "application/json", utf8(body)));
    }

    @Test
    void refusesABodyThatIsNestedTooDeeply() {
        var body = "{\"name\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}";
        unreadable(anonymous.sendRaw("POST", "/api/echo/", "application/json", utf8(body)));
    }

    @Test
    void refusesABodyThatIsNotUtf8() {
        var body = "{\"name\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        unreadable(anonymous.sendRaw("POST", "/api/echo/", "application/json", body));
        unreadable(anonymous.sendRaw("POST", "/api/echo/", "application/json", "{}".getBytes(StandardCharsets.UTF_16)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"a\\u0000\",\"city\":\"b\"}", "{\"name\":\"\\ud800\",\"city\":\"b\"}"})
    void refusesTextThatNoDatabaseCanHold(String body) {
        var answer = anonymous.sendRaw("POST", "/api/echo/", "application/json", utf8(body));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().has("name")).isTrue();
    }

    @Test
    void asksForAToken() {
        var answer = anonymous.get("/api/me/");
        refused(
                answer,
                401,
                "{\"detail\":\"Authentication credentials were not provided.\",\"code\":\"not_authenticated\"}");
        assertThat(answer.header("WWW-Authenticate")).hasValue("Bearer realm=\"api\"");
    }

    @Test
    void takesAnotherSchemeForNoToken() {
        var basic = anonymous.send(anonymous.request("/api/me/").header("Authorization", "Basic YTpi"));
        assertThat(basic.json().get("code").stringValue()).isEqualTo("not_authenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer nonsense", "Bearer", "Bearer a b", "bearer nonsense", "Bearer  "})
    void refusesABadToken(String header) {
        var answer = anonymous.send(anonymous.request("/api/me/").header("Authorization", header));
        refused(answer, 401, "{\"detail\":\"Given token not valid for any token type\",\"code\":\"token_not_valid\"}");
        assertThat(answer.header("WWW-Authenticate")).hasValue("Bearer realm=\"api\"");
    }

    @Test
    void refusesTwoTokens() {
        var answer = anonymous.send(anonymous
                .request("/api/me/")
                .header("Authorization", "Bearer user-1")
                .header("Authorization", "Bearer user-2"));
        assertThat(answer.json().get("code").stringValue()).isEqualTo("token_not_valid");
    }

    @Test
    void refusesATokenWhoseAccountMayNoLonger() {
        refused(
                anonymous.as("gone").get("/api/me/"),
                401,
                "{\"detail\":\"User not found\",\"code\":\"user_not_found\"}");
        refused(
                anonymous.as("inactive").get("/api/me/"),
                401,
                "{\"detail\":\"User is inactive\",\"code\":\"user_inactive\"}");
    }

    @Test
    void ignoresAnyTokenOnAnOpenRoute() {
        assertThat(anonymous.as("nonsense").get("/api/open/").status()).isEqualTo(200);
    }

    @Test
    void tellsWhatIsNotYours() {
        refused(user.get("/api/forbidden/"), 403, "{\"detail\":\"Not yours.\",\"code\":\"permission_denied\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/",
                "/api",
                "/api/unknown/",
                "/api/me/more/",
                "/api//me/",
                "/api/things/x/",
                "/api/things/0/",
                "/api/things/-1/",
                "/api/things/9223372036854775808/",
                "/api/things/99999999999999999999999/",
                "/api/things/%D9%A3/",
                "/api/things/%00/",
                "/api/things/1%2F2/"
            })
    void answersUnknownPathsAndIdsInJson(String path) {
        refused(user.get(path), 404, "{\"detail\":\"Not found.\",\"code\":\"not_found\"}");
    }

    @Test
    void servesAPathWithoutItsLastSlashToo() {
        assertThat(user.get("/api/things/3").json().get("id").intValue()).isEqualTo(3);
        assertThat(user.get("/api/things/%33/?x=1").json().get("id").intValue()).isEqualTo(3);
    }

    @Test
    void tellsWhatTheWrongMethodCouldHaveBeen() {
        var answer = user.put("/api/me/", Map.of());
        refused(answer, 405, "{\"detail\":\"Method \\\"PUT\\\" not allowed.\"}");
        assertThat(answer.header("Allow")).hasValue("GET, HEAD, OPTIONS");
    }

    @Test
    void answersOptionsWithWhatIsAllowed() {
        var answer = anonymous.send("OPTIONS", "/api/echo/", java.util.Optional.empty());
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Allow")).hasValue("POST, OPTIONS");
    }

    @Test
    void refusesABodyOverTheLimit() {
        var body = utf8("{\"name\":\"" + "x".repeat(64 * 1024) + "\"}");
        var answer = anonymous.sendRaw("POST", "/api/echo/", "application/json", body);
        refused(answer, 413, "{\"detail\":\"Request body is too large. At most 65536 bytes are accepted.\"}");
    }

    @Test
    void acceptsABodyOfExactlyTheLimit() {
        var body = "{\"name\":\"a\",\"city\":\"b\",\"more\":\"";
        var full = utf8(body + "x".repeat(64 * 1024 - body.length() - 2) + "\"}");
        assertThat(full).hasSize(64 * 1024);
        assertThat(anonymous
                        .sendRaw("POST", "/api/echo/", "application/json", full)
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1"})
    void refusesABodyOfAnotherType(String type) {
        var answer = anonymous.sendRaw("POST", "/api/echo/", type, utf8("{}"));
        refused(answer, 415, "{\"detail\":\"Unsupported media type \\\"" + type + "\\\" in request.\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON; charset=UTF-8",
                "application/json;charset=\"utf-8\"",
                "application/json; charset=utf8"
            })
    void acceptsJsonHoweverItIsSpelled(String type) {
        var body = utf8("{\"name\":\"a\",\"city\":\"b\"}");
        assertThat(anonymous.sendRaw("POST", "/api/echo/", type, body).status()).isEqualTo(201);
    }

    @Test
    void takesNoBodyForAnEmptyObject() {
        refused(
                anonymous.post("/api/echo/"),
                400,
                "{\"name\":[\"This field is required.\"],\"city\":[\"This field is required.\"]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/bug/", "/api/unwritable/"})
    void givesNothingAwayWhenSomethingBreaks(String path) {
        var answer = anonymous.get(path);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().get("detail").stringValue()).isEqualTo("Internal error.");
        assertThat(answer.json().get("code").stringValue()).isEqualTo("internal");
        assertThat(answer.json().get("error_id").stringValue()).isNotBlank();
        assertThat(answer.text()).doesNotContain("SELECT").doesNotContain("Exception");
    }

    @Test
    void saysWhenTheDatabaseIsAway() {
        var answer = anonymous.get("/api/outage/");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().get("code").stringValue()).isEqualTo("unavailable");
        assertThat(answer.header("Retry-After")).isPresent();
    }

    private static void unreadable(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("code").stringValue()).isEqualTo("parse_error");
        assertThat(answer.json().get("detail").stringValue()).startsWith("JSON parse error - ");
    }

    private static void refused(Answer answer, int status, String body) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json()).isEqualTo(Json.parse(body));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
