package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Nothing is left out of the documents: what it is for, who may, what it is refused with. (Examples:
/// [ExamplesTest].)
class CompletenessTest {
    private static final List<String> OF_EVERY_ROUTE = List.of("429", "500", "503");
    private static final List<String> OF_EVERY_BODY = List.of("400", "413", "415");
    private static final List<String> OF_EVERY_COMMAND =
            List.of("parse_error", "unknown_type", "bad_field", "throttled", "unavailable", "id_reused");
    private static final List<Integer> OF_EVERY_SOCKET =
            List.of(1000, 1001, 1002, 1003, 1007, 1009, 1012, 4401, 4408, 4429, 4500);
    private static final SocketContract SOCKETS = new SocketContract(ContractDocuments.SOCKETS);

    static List<RestContract.Operation> operations() {
        return new RestContract(ContractDocuments.REST).operations();
    }

    static Stream<RestContract.Operation> routes() {
        return operations().stream().filter(operation -> operation.path().startsWith("/api/"));
    }

    static List<Place> channels() {
        return List.copyOf(SOCKETS.channels().values());
    }

    static List<Place> socketOperations() {
        var all = ContractDocuments.SOCKETS.root().at("operations");
        return all.node().propertyNames().stream().map(all::at).toList();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationSaysWhatItIsForAndWhoMay(RestContract.Operation operation) {
        assertThat(List.of("operationId", "summary", "x-permission"))
                .allSatisfy(field ->
                        assertThat(text(operation.place(), field)).as(field).isNotBlank());
        assertThat(text(operation.place(), "summary")).endsWith(".").hasSizeLessThan(100);
        assertThat(operation.place().at("tags").node()).hasSize(1);
        assertThat(text(operation.place(), "x-permission").startsWith("Everyone"))
                .as("`security: []`, and only that, is for everyone")
                .isEqualTo(operation.open());
    }

    /// Beside the operation, since the map of the routes does not find what stands beside the path.
    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationHasTheParametersOfItsPath(RestContract.Operation operation) {
        var document = ContractDocuments.REST;
        var parameters = operation.place().at("parameters");
        var inPath = IntStream.range(0, parameters.node().size())
                .mapToObj(index -> document.follow(parameters.at(index)))
                .filter(parameter -> text(parameter, "in").equals("path"))
                .map(parameter -> "{" + text(parameter, "name") + "}")
                .toList();
        assertThat(Pattern.compile("\\{\\w+}")
                        .matcher(operation.path())
                        .results()
                        .map(MatchResult::group))
                .containsExactlyElementsOf(inPath);
        assertThat(document.root()
                        .at("paths")
                        .at(operation.path())
                        .at("parameters")
                        .exists())
                .isFalse();
    }

    @Test
    void noTwoOperationsHaveOneName() {
        assertThat(operations())
                .extracting(operation -> text(operation.place(), "operationId"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteSaysWhatItIsRefusedWith(RestContract.Operation route) {
        var answers = route.place().at("responses").node().propertyNames();
        assertThat(answers).containsAll(OF_EVERY_ROUTE).anyMatch(status -> status.startsWith("2"));
        if (!route.open()) {
            assertThat(answers).contains("401");
        }
        if (route.hasBody()) {
            assertThat(answers).containsAll(OF_EVERY_BODY);
        }
        if (route.path().contains("{")) {
            assertThat(answers).containsAnyOf("403", "404");
        }
    }

    @ParameterizedTest
    @MethodSource("channels")
    void everySocketSaysWhatItIsForWhoMayAndHowItEnds(Place channel) {
        assertThat(List.of("title", "description", "x-permission"))
                .allSatisfy(field -> assertThat(text(channel, field)).as(field).isNotBlank());
        assertThat(SOCKETS.errorCodes(channel)).containsAll(OF_EVERY_COMMAND).doesNotHaveDuplicates();
        assertThat(SOCKETS.closeCodes(channel)).containsAll(OF_EVERY_SOCKET).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("socketOperations")
    void everyFrameSaysWhenAndEveryCommandWhoMay(Place operation) {
        assertThat(text(operation, "summary")).matches(".*[.?]");
        assertThat(operation.at("messages").node()).isNotEmpty();
        if (text(operation, "action").equals("receive")) {
            assertThat(text(operation, "x-permission")).isNotBlank();
            assertThat(text(operation, "description")).isNotBlank();
        }
    }

    @Test
    void everyMessageHasATitle() {
        var messages = ContractDocuments.SOCKETS.root().at("components").at("messages");
        assertThat(messages.node().propertyNames())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(text(messages.at(name), "title")).isNotBlank());
    }

    private static String text(Place place, String field) {
        return place.at(field).node().asString("");
    }
}
