package dev.parlor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.json.Json;
import dev.parlor.testkit.Api;
import dev.parlor.testkit.LiveNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// deploy/grafana-dashboard.json asks for nothing that isn't exposed, and shows every figure of ours.
class DashboardIT {
    private static final Path DASHBOARD = Path.of("../deploy/grafana-dashboard.json");
    private static final Pattern WORD = Pattern.compile("[a-z_]+");
    private static final Set<String> LANGUAGE =
            Set.of("sum", "by", "rate", "histogram_quantile", "topk", "max", "changes", "label_values", "s", "m");
    private static final Set<String> OF_PROMETHEUS = Set.of("instance", "le");

    @Test
    void asksOnlyForWhatIsExposed() throws IOException {
        var known = new TreeSet<String>(OF_PROMETHEUS);
        known.addAll(LANGUAGE);
        exposed().forEach(name -> known.addAll(List.of(name, name + "_bucket", name + "_sum", name + "_count")));
        for (var figure : Figure.values()) {
            known.addAll(List.of(figure.text(), figure.text() + "_bucket", figure.text() + "_count"));
            known.addAll(figure.labels());
        }
        known.add("area");

        assertThat(expressions())
                .hasSizeGreaterThan(40)
                .allSatisfy(expression -> assertThat(known).as(expression).containsAll(words(expression)));
    }

    @Test
    void labelsThatAreAskedForAreThoseOfTheFigure() throws IOException {
        assertThat(expressions()).allSatisfy(expression -> {
            var asked = new TreeSet<>(words(expression));
            var figures = Arrays.stream(Figure.values())
                    .filter(figure -> asked.stream().anyMatch(word -> word.startsWith(figure.text())))
                    .toList();
            var labels =
                    figures.stream().flatMap(figure -> figure.labels().stream()).collect(Collectors.toSet());
            var ofOthers = Arrays.stream(Figure.values())
                    .flatMap(figure -> figure.labels().stream())
                    .filter(label -> !labels.contains(label) && !label.equals("by"));
            if (!figures.isEmpty()) {
                assertThat(ofOthers).as(expression).noneMatch(asked::contains);
            }
        });
    }

    @Test
    void showsEveryFigureOfOurs() throws IOException {
        var all = String.join("\n", expressions());
        assertThat(Arrays.stream(Figure.values()).map(Figure::text))
                .allSatisfy(name -> assertThat(all).contains(name));
    }

    @Test
    void wouldNoticeANameThatIsNotExposed() {
        assertThat(words("sum by (route) (rate(parlor_sokets{route=\"game\"}[5m]))"))
                .containsExactlyInAnyOrder("sum", "by", "route", "rate", "parlor_sokets", "m");
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

    private static Set<String> exposed() {
        try (var live = LiveNode.start(Map.of("METRICS_PORT", "0"))) {
            var own = Api.at(live.node().measurementsPort().orElseThrow());
            return Scrape.read(own.get("/metrics").text()).families();
        }
    }

    private static List<String> expressions() throws IOException {
        var dashboard = dashboard();
        return Stream.concat(dashboard.findValues("expr").stream(), dashboard.findValues("definition").stream())
                .map(JsonNode::stringValue)
                .toList();
    }

    /// Every word outside of quotes and variables.
    private static Set<String> words(String expression) {
        var bare = expression.replaceAll("\"[^\"]*\"", "").replaceAll("\\$[a-z_]+", "");
        return WORD.matcher(bare).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    private static JsonNode dashboard() throws IOException {
        return Json.parse(Files.readAllBytes(DASHBOARD));
    }
}
