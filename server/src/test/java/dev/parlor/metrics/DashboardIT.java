package dev.parlor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// deploy/grafana-dashboard.json asks for nothing that isn't exposed, and shows every figure of ours.
class DashboardIT {
    private static final Path DASHBOARD = Path.of("../deploy/grafana-dashboard.json");

    @Test
    void asksOnlyForWhatIsExposed() throws IOException {
        var known = Query.known();

        assertThat(queries()).hasSizeGreaterThan(40).allSatisfy(query -> {
            assertThat(known).as(query.text()).containsAll(query.words());
            assertThat(query.foreignLabels()).as(query.text()).isEmpty();
        });
    }

    @Test
    void showsEveryFigureOfOurs() throws IOException {
        var all = queries().stream().flatMap(query -> query.words().stream()).toList();

        assertThat(Arrays.stream(Metric.values()).map(Metric::text))
                .allSatisfy(name -> assertThat(all).anyMatch(word -> word.startsWith(name)));
    }

    @Test
    void wouldNoticeANameOrALabelThatIsNotExposed() {
        var query = new Query("sum by (route) (rate(parlor_sokets{route=\"game\"}[5m]))");

        assertThat(query.words()).containsExactlyInAnyOrder("sum", "by", "route", "rate", "parlor_sokets", "m");
        assertThat(Query.known()).doesNotContain("parlor_sokets");
        assertThat(new Query("sum by (limit) (parlor_sockets)").foreignLabels()).containsExactly("limit");
    }

    @Test
    void panelsHaveIdsOfTheirOwnAndDoNotOverlap() throws IOException {
        var panels = dashboard().get("panels").values();
        assertThat(panels.stream().map(panel -> panel.get("id").asInt())).doesNotHaveDuplicates();
        assertThat(panels.stream().flatMap(DashboardIT::cells)).doesNotHaveDuplicates();
    }

    private static Stream<String> cells(JsonNode panel) {
        var place = panel.get("gridPos");
        var x = place.get("x").asInt();
        var y = place.get("y").asInt();
        return Stream.iterate(
                        0, i -> i < place.get("w").asInt() * place.get("h").asInt(), i -> i + 1)
                .map(i -> (x + i % place.get("w").asInt()) + ","
                        + (y + i / place.get("w").asInt()));
    }

    private static List<Query> queries() throws IOException {
        var dashboard = dashboard();
        return Stream.concat(dashboard.findValues("expr").stream(), dashboard.findValues("definition").stream())
                .map(JsonNode::stringValue)
                .map(Query::new)
                .toList();
    }

    private static JsonNode dashboard() throws IOException {
        return Json.parse(Files.readAllBytes(DASHBOARD));
    }
}
