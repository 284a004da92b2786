package dev.parlor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// deploy/prometheus-rules.yaml asks for nothing that isn't exposed, and says of each alert what to do.
class AlertsIT {
    private static final Path RULES = Path.of("../deploy/prometheus-rules.yaml");

    @Test
    void askOnlyForWhatIsExposed() throws IOException {
        var known = Query.known();

        assertThat(rules()).hasSizeGreaterThan(10).allSatisfy(rule -> {
            var query = new Query(rule.get("expr").stringValue());
            assertThat(known).as(query.text()).containsAll(query.words());
            assertThat(query.foreignLabels()).as(query.text()).isEmpty();
        });
    }

    @Test
    void sayWhatHappensAndWhatToDo() throws IOException {
        assertThat(rules()).allSatisfy(rule -> {
            assertThat(rule.propertyNames()).containsExactly("alert", "expr", "for", "labels", "annotations");
            assertThat(rule.get("alert").stringValue()).matches("Parlor[A-Za-z]+");
            assertThat(rule.get("for").stringValue()).matches("\\d+m");
            assertThat(rule.at("/labels/severity").stringValue()).isIn("page", "warn");
            assertThat(rule.at("/annotations/summary").stringValue()).isNotBlank();
            assertThat(rule.at("/annotations/description").stringValue()).endsWith(".");
        });
        assertThat(rules().stream().map(rule -> rule.get("alert").stringValue()))
                .doesNotHaveDuplicates();
    }

    private static Collection<JsonNode> rules() throws IOException {
        return new YAMLMapper()
                .readTree(Files.readString(RULES))
                .at("/groups/0/rules")
                .values();
    }
}
