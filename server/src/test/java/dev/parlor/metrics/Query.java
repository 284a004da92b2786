package dev.parlor.metrics;

import dev.parlor.testkit.Api;
import dev.parlor.testkit.LiveNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A query in the language of Prometheus, as far as its words tell whether it can be answered.
record Query(String text) {
    private static final Pattern WORD = Pattern.compile("[a-z_]+");
    private static final Set<String> LANGUAGE = Set.of(
            "sum", "by", "rate", "histogram_quantile", "topk", "max", "min", "changes", "label_values", "s", "m");

    /// What Prometheus adds to what it reads: whether it could, where from, and the bounds of histograms.
    private static final Set<String> OF_PROMETHEUS = Set.of("up", "instance", "job", "le");

    /// Labels of the virtual machine's figures.
    private static final Set<String> OF_MACHINE = Set.of("area");

    /// Every word outside of quotes and variables.
    Set<String> words() {
        var bare = text.replaceAll("\"[^\"]*\"", "").replaceAll("\\$[a-z_]+", "");
        return WORD.matcher(bare).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    /// Labels of our figures that it names, but that none of the figures has that it asks for.
    Set<String> foreignLabels() {
        var asked = Arrays.stream(Metric.values())
                .filter(figure -> words().stream().anyMatch(word -> word.startsWith(figure.text())))
                .toList();
        var own = asked.stream().flatMap(figure -> figure.labels().stream()).collect(Collectors.toSet());
        return Arrays.stream(Metric.values())
                .filter(figure -> !asked.isEmpty())
                .flatMap(figure -> figure.labels().stream())
                .filter(label -> !label.equals("by") && !own.contains(label) && words().contains(label))
                .collect(Collectors.toSet());
    }

    /// Every word that a query may hold: of the language, of what a node exposes, and of the labels.
    static Set<String> known() {
        var known = new TreeSet<String>(LANGUAGE);
        known.addAll(OF_PROMETHEUS);
        known.addAll(OF_MACHINE);
        exposed().forEach(name -> known.addAll(series(name)));
        for (var figure : Metric.values()) {
            known.addAll(series(figure.text()));
            known.addAll(figure.labels());
        }
        return known;
    }

    private static List<String> series(String family) {
        return List.of(family, family + "_bucket", family + "_sum", family + "_count");
    }

    private static Set<String> exposed() {
        try (var live = LiveNode.start(Map.of("METRICS_PORT", "0"))) {
            var own = Api.at(live.node().measurementsPort().orElseThrow());
            return Scrape.read(own.get("/metrics").text()).families();
        }
    }
}
