package dev.parlor.metrics;

import dev.parlor.tally.DurationHistogram;
import dev.parlor.tally.EventCounter;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/// The samples for one page. Confined to the thread that writes the page.
final class MetricSamples {
    private static final double NANOS = 1e9;

    private final EnumMap<Metric, List<MetricSample>> told = new EnumMap<>(Metric.class);

    private sealed interface MetricSample {
        record NumberSample(long value, Labels labels) implements MetricSample {}

        record HistogramSample(DurationHistogram.HistogramCounts seen, Labels labels) implements MetricSample {}
    }

    /// Adds one value of a metric that is not a histogram.
    ///
    /// @param labels in the order of [Metric#labels]
    void tell(Metric figure, long value, Object... labels) {
        add(figure, new MetricSample.NumberSample(value, labels(figure, labels)));
    }

    /// Adds the sum of a metric without labels.
    void tell(Metric figure, LongAdder sum) {
        tell(figure, sum.sum());
    }

    /// Adds all values of a metric with one label.
    void tell(Metric figure, EventCounter<?> counts) {
        counts.all().forEach((key, count) -> tell(figure, count, label(key)));
    }

    /// Adds one histogram.
    void tell(Metric figure, DurationHistogram durations, Object... labels) {
        add(figure, new MetricSample.HistogramSample(durations.seen(), labels(figure, labels)));
    }

    /// All samples, as types of the library that writes them.
    List<MetricSnapshot> snapshots() {
        var snapshots = new ArrayList<MetricSnapshot>();
        told.forEach((figure, values) -> snapshots.add(snapshot(figure, values)));
        return snapshots;
    }

    private void add(Metric figure, MetricSample one) {
        told.computeIfAbsent(figure, first -> new ArrayList<>()).add(one);
    }

    /// Operators see enum constants as words.
    private static String label(Object key) {
        return key instanceof Enum<?> constant ? constant.toString().toLowerCase(Locale.ROOT) : key.toString();
    }

    private static Labels labels(Metric figure, Object... values) {
        return Labels.of(
                figure.labels(), Arrays.stream(values).map(Object::toString).toList());
    }

    private static MetricSnapshot snapshot(Metric figure, List<MetricSample> values) {
        return switch (figure.kind()) {
            case INFO -> {
                var info = InfoSnapshot.builder().name(figure.stem()).help(figure.help());
                values.forEach(one -> info.dataPoint(InfoDataPointSnapshot.builder()
                        .labels(value(one).labels())
                        .build()));
                yield info.build();
            }
            case GAUGE -> {
                var gauge = GaugeSnapshot.builder().name(figure.stem()).help(figure.help());
                values.forEach(one -> gauge.dataPoint(GaugeDataPointSnapshot.builder()
                        .value((double) value(one).value())
                        .labels(value(one).labels())
                        .build()));
                yield gauge.build();
            }
            case COUNTER -> {
                var counter = CounterSnapshot.builder().name(figure.stem()).help(figure.help());
                values.forEach(one -> counter.dataPoint(CounterDataPointSnapshot.builder()
                        .value((double) value(one).value())
                        .labels(value(one).labels())
                        .build()));
                yield counter.build();
            }
            case HISTOGRAM -> {
                var histogram = HistogramSnapshot.builder().name(figure.stem()).help(figure.help());
                values.forEach(one -> histogram.dataPoint(distribution((MetricSample.HistogramSample) one)));
                yield histogram.build();
            }
        };
    }

    private static MetricSample.NumberSample value(MetricSample one) {
        return (MetricSample.NumberSample) one;
    }

    private static HistogramDataPointSnapshot distribution(MetricSample.HistogramSample one) {
        var seen = one.seen();
        var bounds = new ArrayList<Double>();
        seen.bounds().forEach(bound -> bounds.add(bound / NANOS));
        bounds.add(Double.POSITIVE_INFINITY);
        return HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, seen.counts()))
                .sum(seen.total() / NANOS)
                .labels(one.labels())
                .build();
    }
}
