package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.testkit.Witness.Exchange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/// The contract lets pass what is written down, and nothing else.
class EnforcementTest {
    private static final Contract CONTRACT = new Contract();
    private static final Map<String, String> JSON = Map.of("content-type", "application/json");
    private static final String ALICE =
            example("/components/examples/Alice/value").toString();

    @Test
    void letsPassWhatIsWrittenDown() {
        answered("GET", "/api/users/profile/", 200, ALICE);
        answered("GET", "/api/users/profile", 200, ALICE);
        answered("GET", "/api/games/open-games/?x=1", 200, "[]");
        answered("GET", "/api/no/such/path/", 404, "{\"detail\":\"Not found.\",\"code\":\"not_found\"}");
        answered("GET", "/healthz", 200, "{\"status\":\"ok\"}");
        CONTRACT.answered(new Exchange("OPTIONS", "/api/games/", Optional.empty(), 204, Map.of(), ""));
        CONTRACT.answered(new Exchange("HEAD", "/api/users/profile/", Optional.empty(), 200, JSON, ""));
    }

    @Test
    void hasNoSayInThePagesOfTheWebClient() {
        assertThatCode(() -> CONTRACT.answered(new Exchange(
                        "GET",
                        "/play/7",
                        Optional.empty(),
                        200,
                        Map.of("content-type", "text/html"),
                        "<!doctype html>")))
                .doesNotThrowAnyException();
    }

    @Test
    void objectsToAFieldThatIsNotWrittenDown() {
        var body = (ObjectNode) example("/components/examples/Alice/value").deepCopy();
        body.put("password_hash", "$argon2id$");
        refuses("GET", "/api/users/profile/", 200, body.toString(), "password_hash");
    }

    @Test
    void objectsToAFieldThatIsMissing() {
        var body =
                (ObjectNode) example("/components/examples/RunningGame/value").deepCopy();
        body.remove("version");
        refuses("GET", "/api/games/9/", 200, body.toString(), "version");
    }

    @Test
    void objectsToAFieldOfAnotherType() {
        var body =
                (ObjectNode) example("/components/examples/RunningGame/value").deepCopy();
        body.put("id", "9");
        refuses("GET", "/api/games/9/", 200, body.toString(), "/id: string found, integer expected");
    }

    @Test
    void objectsToAnInstantThatIsNotUtc() {
        var body = (ObjectNode) example("/components/examples/Alice/value").deepCopy();
        body.put("created_at", "2026-11-23T10:00:00+01:00");
        refuses("GET", "/api/users/profile/", 200, body.toString(), "created_at");
    }

    @Test
    void objectsToAStatusThatIsNotWrittenDown() {
        refuses("GET", "/api/games/", 418, "{}", "answered 418, a status that openapi.yaml does not list there");
        refuses("GET", "/api/games/", 404, "{\"detail\":\"Not found.\",\"code\":\"not_found\"}", "does not list");
    }

    @Test
    void objectsToARouteThatIsNotWrittenDown() {
        refuses("GET", "/api/secrets/", 200, "{}", "GET /api/secrets/ answered 200");
        refuses("PUT", "/api/games/9/", 200, "{}", "PUT /api/games/9/ answered 200");
    }

    @Test
    void objectsToACodeThatIsNotWrittenDown() {
        var body = "{\"error\":\"No.\",\"detail\":\"No.\",\"code\":\"just_no\"}";
        refuses("POST", "/api/games/9/move/", 400, body, "just_no");
    }

    @Test
    void objectsToAMissingHeader() {
        var body = "{\"detail\":\"Request was throttled. Expected available in 3 seconds.\",\"code\":\"throttled\"}";
        refuses("GET", "/api/games/", 429, body, "header Retry-After is missing");
    }

    @Test
    void objectsToAnErrorInHtml() {
        assertThatThrownBy(() -> CONTRACT.answered(new Exchange(
                        "GET",
                        "/api/games/",
                        Optional.empty(),
                        500,
                        Map.of("content-type", "text/html"),
                        "<h1>Oops</h1>")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Content-Type is text/html");
    }

    @Test
    void objectsToABodyWhereThereIsNone() {
        refuses("POST", "/api/users/profile/password/", 204, "{}", "it should have no body");
    }

    @Test
    void objectsWhenTheServerAcceptsWhatIsNotAllowed() {
        var game = example("/components/examples/RunningGame/value").toString();
        assertThatThrownBy(() -> CONTRACT.answered(
                        new Exchange("POST", "/api/games/9/move/", Optional.of("{\"position\":99}"), 200, JSON, game)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("although openapi.yaml does not allow such a request");
    }

    @Test
    void letsClientsSendNonsenseThatIsRefused() {
        CONTRACT.answered(new Exchange(
                "POST",
                "/api/games/9/move/",
                Optional.of("[[["),
                400,
                JSON,
                "{\"detail\":\"JSON parse error - Malformed JSON.\",\"code\":\"parse_error\"}"));
    }

    @Test
    void letsPassTheFramesThatAreWrittenDown() {
        CONTRACT.said("/ws/game/9/?token=x", "{\"type\":\"error\",\"code\":\"cell_taken\",\"message\":\"Taken.\"}");
        CONTRACT.said("/ws/game/9", "{\"type\":\"update_player_list\",\"players\":[]}");
        CONTRACT.closed("/ws/game/9/", 4401, "User not found");
        CONTRACT.closed("/ws/game/9/", 0, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"error\",\"code\":\"just_no\",\"message\":\"No.\"}",
                "{\"type\":\"error\",\"code\":\"cell_taken\",\"message\":\"Taken.\",\"stack\":\"at …\"}",
                "{\"type\":\"error\",\"code\":\"cell_taken\"}",
                "{\"type\":\"update_player_list\",\"players\":[{\"id\":2,\"first_name\":\"A\",\"role\":\"X\",\"email\":\"a@b.c\"}]}",
                "{\"type\":\"rumour\"}",
                "{\"type\":\"move\",\"position\":4}",
                "{}",
                "[]",
                "not JSON"
            })
    void objectsToAFrameThatIsNotWrittenDown(String frame) {
        assertThatThrownBy(() -> CONTRACT.said("/ws/game/9/", frame))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("/ws/game/9/")
                .hasMessageContaining(frame);
    }

    @Test
    void objectsWhenTheServerDoesWhatIsNotAllowed() {
        CONTRACT.done("/ws/game/9/", "{\"type\":\"move\",\"position\":\"4\",\"id\":\"one\",\"colour\":\"green\"}");
        for (var message : List.of(
                "{\"type\":\"move\",\"position\":9,\"id\":\"one\"}",
                "{\"type\":\"move\",\"id\":\"one\"}",
                "{\"type\":\"dance\",\"id\":\"one\"}")) {
            assertThatThrownBy(() -> CONTRACT.done("/ws/game/9/", message))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("although asyncapi.yaml does not allow it")
                    .hasMessageContaining(message);
        }
    }

    @Test
    void objectsToASocketThatIsNotWrittenDown() {
        assertThatThrownBy(() -> CONTRACT.said("/ws/rumours/", "{\"type\":\"error\"}"))
                .hasMessageContaining("a socket that asyncapi.yaml does not have");
    }

    @Test
    void objectsToACloseCodeThatIsNotWrittenDown() {
        assertThatThrownBy(() -> CONTRACT.closed("/ws/game/9/", 4999, "because"))
                .hasMessageContaining("closed /ws/game/9/ with 4999")
                .hasMessageContaining("because");
    }

    private static void answered(String method, String target, int status, String body) {
        CONTRACT.answered(new Exchange(method, target, Optional.empty(), status, JSON, body));
    }

    private static void refuses(String method, String target, int status, String body, String because) {
        assertThatThrownBy(() -> answered(method, target, status, body))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(because);
    }

    private static tools.jackson.databind.JsonNode example(String pointer) {
        var example = ContractDocuments.REST.root().node().at(pointer);
        assertThat(example.isObject()).as(pointer).isTrue();
        return example;
    }
}
