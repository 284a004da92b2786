package dev.parlor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// docs/metrics.md explains every figure that is exposed, and no other.
class ReferenceIT {
    private static final Path PAGE = Path.of("../docs/metrics.md");
    private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");
    private static LiveNode live;

    @BeforeAll
    static void start() {
        live = LiveNode.start(Map.of("METRICS_PORT", "0"));
        live.person("Alice").socket("/ws/notifications/").close();
        live.api().get("/ws/notifications/");
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    @Test
    void everyFigureIsExplained() throws IOException {
        assertThat(exposed())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(explained()).contains(name));
    }

    @Test
    void everythingThatIsExplainedIsExposed() throws IOException {
        var ours = Arrays.stream(Metric.values()).map(Metric::text).collect(Collectors.toSet());
        var known = new TreeSet<>(exposed());
        known.addAll(ours);

        assertThat(explained()).isSubsetOf(known).containsAll(ours);
    }

    @Test
    void theTableHasKindLabelsAndMeaningOfOurs() throws IOException {
        var rows = rows();
        for (var figure : Metric.values()) {
            var row = rows.stream()
                    .filter(cells -> cells.getFirst().equals("`" + figure.text() + "`"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no row for " + figure.text()));
            assertThat(row.get(1))
                    .as(figure.text())
                    .isEqualToIgnoringCase(figure.kind().name());
            assertThat(names(row.get(2))).as(figure.text()).isEqualTo(figure.labels());
            assertThat(row.get(3).replace("`", ""))
                    .startsWith(figure.help().substring(0, figure.help().length() - 1));
        }
    }

    @Test
    void wouldNoticeAFigureThatIsNotExplained() throws IOException {
        assertThat(explained()).doesNotContain("parlor_nothing_total").hasSizeGreaterThan(30);
    }

    @Test
    void namesFollowTheConventions() {
        for (var figure : Metric.values()) {
            assertThat(figure.text()).startsWith("parlor_").matches("[a-z][a-z_]*[a-z]");
            switch (figure.kind()) {
                case INFO -> assertThat(figure.text()).endsWith("_info");
                case COUNTER -> assertThat(figure.text()).endsWith("_total");
                case HISTOGRAM -> assertThat(figure.text()).endsWith("_seconds");
                case GAUGE -> assertThat(figure.text()).doesNotEndWith("_total");
            }
        }
    }

    private static Set<String> exposed() {
        var own = Api.at(live.node().measurementsPort().orElseThrow());
        own.get("/metrics");
        return Scrape.read(own.get("/metrics").text()).families();
    }

    private static Set<String> explained() throws IOException {
        return rows().stream()
                .flatMap(cells -> names(cells.getFirst()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Rows of all tables whose first cell holds names of metrics.
    private static List<List<String>> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("\\| `(parlor|jvm|process)_.*"))
                .map(line -> Arrays.stream(line.substring(1).split(" ?\\| ?", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static List<String> names(String cell) {
        return NAME.matcher(cell).results().map(found -> found.group(1)).toList();
    }
}
