package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.Api;
import dev.parlor.testkit.LiveNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every operation that is written down has in common: who may not, and what can't be read.
class RefusalsIT {
    private static final int TOO_LARGE = 2 * 1024 * 1024 + 1;

    private static LiveNode live;
    private static LiveNode.Person somebody;

    @BeforeAll
    static void start() {
        live = LiveNode.start(Map.of("DEMO_MODE", "true"));
        somebody = live.person("Somebody");
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    static List<RestContract.Operation> operations() {
        return new RestContract(ContractDocuments.REST)
                .operations().stream()
                        .filter(operation -> operation.path().startsWith("/api/"))
                        .toList();
    }

    /// Without those on one game or the like: whether that may be seen at all is said before its body is read.
    static List<RestContract.Operation> operationsWithABody() {
        return operations().stream()
                .filter(RestContract.Operation::hasBody)
                .filter(operation -> !operation.path().contains("{"))
                .toList();
    }

    static List<RestContract.Operation> operationsOnOneThing() {
        return operations().stream()
                .filter(operation -> operation.path().contains("{"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void asksForAToken(RestContract.Operation operation) {
        var status = send(live.api(), operation);
        if (operation.open()) {
            assertThat(send(live.api().as("nonsense"), operation)).isEqualTo(status);
        } else {
            assertThat(status).isEqualTo(401);
            assertThat(send(live.api().as("nonsense"), operation)).isEqualTo(401);
            assertThat(send(live.api().as(somebody.refresh()), operation)).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void knowsNoOtherMethod(RestContract.Operation operation) {
        var answer = somebody.api().send(unwritten(operation), concrete(operation), Optional.empty());
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow"))
                .hasValueSatisfying(allowed -> assertThat(allowed).contains(operation.method()));
    }

    @ParameterizedTest
    @MethodSource("operationsWithABody")
    void saysWhatItCanNotRead(RestContract.Operation operation) {
        for (var body : List.of("{", "[1]", "\"text\"", "{\"a\":1,\"a\":2}", "{} {}", "\u0000")) {
            assertThat(sendRaw(operation, "application/json", body)).as(body).isEqualTo(400);
        }
        assertThat(sendRaw(operation, "text/xml", "<a/>")).isEqualTo(415);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void takesNoMoreThanItMust(RestContract.Operation operation) {
        if (operation.answers(413)) {
            assertThat(sendRaw(operation, "application/json", "\"" + "a".repeat(TOO_LARGE) + "\""))
                    .isEqualTo(413);
        } else {
            assertThat(operation.method()).isEqualTo("GET");
        }
    }

    @ParameterizedTest
    @MethodSource("operationsOnOneThing")
    void hidesWhatIsNotThere(RestContract.Operation operation) {
        var body = operation.hasBody() ? Optional.<Object>of(Map.of("position", 4)) : Optional.empty();
        for (var id : List.of("999999", "0", "-1", "abc", "1e3", "99999999999999999999", "%20", "1%00")) {
            var hidden = id.equals("999999") ? forNobody(operation) : 404;
            assertThat(somebody.api()
                            .send(operation.method(), with(id, operation), body)
                            .status())
                    .as(id)
                    .isEqualTo(hidden);
        }
    }

    /// An id that is nobody's looks like one that is none of the caller's business: a conversation of others
    /// (contract
    /// §2.5), or somebody to block.
    private static int forNobody(RestContract.Operation operation) {
        return operation.path().startsWith("/api/chat/conversations/")
                ? 403
                : operation.path().endsWith("/block/") ? 204 : 404;
    }

    /// A method that the operation's path doesn't have.
    private static String unwritten(RestContract.Operation operation) {
        var written = operations().stream()
                .filter(other -> other.path().equals(operation.path()))
                .map(RestContract.Operation::method)
                .toList();
        return Stream.of("DELETE", "PUT", "PATCH", "POST")
                .filter(method -> !written.contains(method))
                .findFirst()
                .orElseThrow();
    }

    private static int send(Api api, RestContract.Operation operation) {
        return api.send(operation.method(), concrete(operation), Optional.empty())
                .status();
    }

    private static int sendRaw(RestContract.Operation operation, String type, String body) {
        return somebody.api()
                .sendRaw(operation.method(), concrete(operation), type, body.getBytes(StandardCharsets.UTF_8))
                .status();
    }

    private static String with(String id, RestContract.Operation operation) {
        return operation.path().replaceAll("\\{[a-z_]+}", id);
    }

    private static String concrete(RestContract.Operation operation) {
        return with("999999", operation);
    }
}
