package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Whoever reads the documents finds an example of everything, and every example is true.
class ExamplesTest {
    private static final Document REST = ContractDocuments.REST;
    private static final Document SOCKETS = ContractDocuments.SOCKETS;

    @Test
    void everyBodyParameterAndHeaderHasExamplesThatAreValid() {
        var holders = new ArrayList<Place>();
        collectHolders(REST.root(), holders);
        assertThat(holders).hasSizeGreaterThan(40);
        assertThat(holders).flatMap(ExamplesTest::complaints).isEmpty();
    }

    @Test
    void everyMessageHasExamplesThatAreValid() {
        var messages = SOCKETS.root().at("components").at("messages");
        var all = new ArrayList<String>();
        for (var name : messages.node().propertyNames()) {
            var examples = new ArrayList<JsonNode>();
            messages.at(name).at("examples").node().forEach(example -> examples.add(example.path("payload")));
            all.addAll(complaints(SOCKETS, messages.at(name).at("payload"), examples));
        }
        assertThat(all).isEmpty();
    }

    @Test
    void everyFieldIsDescribedAndHasExamplesThatAreValid() {
        assertThat(fields(REST)).flatMap(field -> complaints(REST, field)).isEmpty();
        assertThat(fields(SOCKETS)).flatMap(field -> complaints(SOCKETS, field)).isEmpty();
    }

    @Test
    void wouldNoticeAFieldWithoutADescriptionAndAnExampleThatIsWrong() {
        var field = REST.root().at("components").at("schemas").at("CredentialErrors");
        assertThat(complaints(REST, field)).containsExactly("/components/schemas/CredentialErrors is not described");
        var game = REST.root().at("components").at("schemas").at("Game");
        var user = REST.root().at("components").at("examples").at("Alice").at("value");
        assertThat(complaints(REST, game, List.of(user.node())))
                .anySatisfy(complaint -> assertThat(complaint).contains("board_state"));
    }

    @Test
    void everyErrorCodeOfASocketHasItsExample() {
        var codes = SOCKETS.root().node().at("/components/schemas/Error/properties/code/enum");
        var examples = SOCKETS.root().node().at("/components/messages/Error/examples");
        assertThat(texts(examples, "/payload/code")).containsExactlyInAnyOrderElementsOf(texts(codes, ""));
    }

    @Test
    void everyCloseCodeSaysWhenWhyAndWhetherToComeBack() {
        assertThat(closeCodes()).isNotEmpty().allSatisfy(code -> {
            assertThat(code.propertyNames()).containsExactly("code", "name", "when", "reason", "comeBack");
            assertThat(code.path("comeBack").asString())
                    .isIn("yes", "yes, with jitter", "no", "as you like", "after refreshing", "after a pause");
            assertThat(code.path("reason").asString()).hasSizeLessThanOrEqualTo(123);
        });
    }

    private static List<JsonNode> closeCodes() {
        var root = SOCKETS.root().node();
        return Stream.concat(
                        root.at("/components/x-close-codes").values().stream(),
                        root.path("channels").values().stream()
                                .flatMap(channel -> channel.path("x-close-codes").values().stream())
                                .filter(code -> !code.has("$ref")))
                .toList();
    }

    private static List<Place> fields(Document document) {
        var schemas = document.root().at("components").at("schemas");
        var fields = new ArrayList<Place>();
        for (var name : schemas.node().propertyNames()) {
            var properties = schemas.at(name).at("properties");
            properties.node().propertyNames().forEach(field -> fields.add(document.follow(properties.at(field))));
        }
        return fields;
    }

    /// What a field lacks. One that is an object has its examples in its own fields.
    private static List<String> complaints(Document document, Place field) {
        var all = new ArrayList<String>();
        if (!field.at("description").exists()) {
            all.add(field.pointer() + " is not described");
        }
        if (!field.at("properties").exists()) {
            all.addAll(complaints(
                    document, field, List.copyOf(field.at("examples").node().values())));
        }
        return all;
    }

    private static List<String> complaints(Place holder) {
        return complaints(REST, holder.at("schema"), examples(holder));
    }

    private static List<String> complaints(Document document, Place schema, List<JsonNode> examples) {
        if (examples.isEmpty()) {
            return List.of(schema.pointer() + " has no example");
        }
        return examples.stream()
                .flatMap(example -> document.errors(schema, example).stream()
                        .map(error -> schema.pointer() + " has a wrong example, " + example + ": " + error))
                .toList();
    }

    /// Whatever holds a schema and should hold examples of it: media types, parameters, headers.
    private static void collectHolders(Place place, List<Place> holders) {
        if (place.node().isObject() && place.at("schema").exists()) {
            holders.add(place);
            return;
        }
        for (var name : place.node().propertyNames()) {
            if (!name.equals("schemas") && !name.equals("examples")) {
                collectHolders(place.at(name), holders);
            }
        }
        for (var i = 0; place.node().isArray() && i < place.node().size(); i++) {
            collectHolders(place.at(i), holders);
        }
    }

    private static List<JsonNode> examples(Place holder) {
        var examples = new ArrayList<JsonNode>();
        for (var name : holder.at("examples").node().propertyNames()) {
            examples.add(REST.follow(holder.at("examples").at(name)).at("value").node());
        }
        return examples;
    }

    private static List<String> texts(JsonNode list, String pointer) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(element -> element.at(pointer).asString())
                .toList();
    }
}
