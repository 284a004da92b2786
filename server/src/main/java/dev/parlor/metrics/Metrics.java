package dev.parlor.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parlor.game.GameTraffic;
import dev.parlor.http.request.HttpTraffic;
import dev.parlor.http.request.MetricsAccess;
import dev.parlor.limits.NamedLimit;
import dev.parlor.realtime.channel.ChannelLayer;
import dev.parlor.realtime.netty.SocketTraffic;
import dev.parlor.store.MeasuredDatabase;
import dev.parlor.tally.EventCounter;
import dev.parlor.users.login.LoginOutcome;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// All metrics of a node as a page: in the Prometheus text format, or in OpenMetrics if the client requests
/// it.
///
/// Thread-safe.
public final class Metrics implements MetricsAccess.MetricsSheet {
    private static final int USUAL_SIZE = 64 * 1024;

    private final ExpositionFormats formats = ExpositionFormats.init();
    private final JvmMetrics jvm = new JvmMetrics();
    private final List<MetricsSource> sources;

    /// @param version of this server
    public Metrics(String version, MetricsSources told) {
        var traffic = told.traffic();
        sources = List.of(
                figures -> figures.tell(Metric.BUILD, 1, version, Runtime.version()),
                new CarrierMetrics(),
                new SocketMetrics(traffic.sockets()),
                new ChannelMetrics(traffic.channels().traffic()),
                new PeerMetrics(traffic.channels().peers()),
                new HttpMetrics(traffic.requests()),
                new RefusalMetrics(traffic.requests(), traffic.sockets()),
                new LifeMetrics(told.life()),
                new DatabaseMetrics(told.database()));
    }

    /// All sources of metrics.
    public record MetricsSources(TrafficSources traffic, ActivitySources life, MeasuredDatabase database) {}

    /// Network traffic.
    public record TrafficSources(SocketTraffic sockets, ChannelLayer channels, HttpTraffic requests) {}

    /// User activity.
    public record ActivitySources(EventCounter<LoginOutcome> logins, GameTraffic games, List<NamedLimit> throttles) {}

    @Override
    public MetricsAccess.MetricsText page(Optional<String> accept) {
        var writer = writer(accept.orElse(""));
        var text = new ByteArrayOutputStream(USUAL_SIZE);
        try {
            writer.write(text, snapshots());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new MetricsAccess.MetricsText(writer.getContentType(), text.toString(UTF_8));
    }

    /// Collectors that prefer protobuf, which is not supported, accept these two as well.
    private ExpositionFormatWriter writer(String accept) {
        var open = formats.getOpenMetricsTextFormatWriter();
        return open.accepts(accept) ? open : formats.getPrometheusTextFormatWriter();
    }

    private MetricSnapshots snapshots() {
        var figures = new MetricSamples();
        sources.forEach(source -> source.tell(figures));
        var all = MetricSnapshots.builder();
        jvm.snapshots().forEach(all::metricSnapshot);
        figures.snapshots().forEach(all::metricSnapshot);
        return all.build();
    }
}
