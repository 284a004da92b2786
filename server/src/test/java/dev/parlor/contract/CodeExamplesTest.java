package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Wherever REST may answer a code, an example shows it.
class CodeExamplesTest {
    private static final Document REST = ContractDocuments.REST;

    /// Every error of every operation: where its body is described.
    static Stream<Place> errors() {
        var operations = new RestContract(REST)
                .operations().stream().map(operation -> operation.place().at("responses"));
        return Stream.concat(Stream.of(REST.root().at("x-anywhere"), REST.root().at("x-no-such-route")), operations)
                .flatMap(responses -> responses.node().propertyNames().stream()
                        .filter(status -> status.compareTo("400") >= 0)
                        .map(responses::at))
                .map(response -> REST.follow(response).at("content").at("application/json"))
                .filter(Place::exists)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("errors")
    void everyCodeOfAnErrorIsShown(Place body) {
        var shown = new TreeSet<String>();
        var examples = body.at("examples");
        examples.node()
                .propertyNames()
                .forEach(name -> shown.add(REST.follow(examples.at(name))
                        .at("value")
                        .at("code")
                        .node()
                        .asString("")));
        assertThat(shown).as(body.pointer()).containsAll(codes(body.at("schema")));
    }

    @Test
    void thereAreMany() {
        assertThat(errors().flatMap(body -> codes(body.at("schema")).stream()).distinct())
                .hasSizeGreaterThan(30);
    }

    /// What a schema lets the field `code` be.
    private static Set<String> codes(Place schema) {
        var codes = new TreeSet<String>();
        var here = REST.follow(schema);
        var code = REST.follow(here.at("properties").at("code"));
        if (code.node().has("const")) {
            codes.add(code.at("const").node().asString());
        }
        code.at("enum").node().forEach(value -> codes.add(value.asString()));
        for (var choice : Set.of("oneOf", "anyOf", "allOf")) {
            for (var i = 0; i < here.at(choice).node().size(); i++) {
                codes.addAll(codes(here.at(choice).at(i)));
            }
        }
        return codes;
    }
}
