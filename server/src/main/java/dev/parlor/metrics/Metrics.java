package dev.parlor.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parlor.game.GameTraffic;
import dev.parlor.http.HttpTraffic;
import dev.parlor.http.Measurements;
import dev.parlor.limits.Throttle;
import dev.parlor.realtime.ChannelLayer;
import dev.parlor.realtime.netty.SocketTraffic;
import dev.parlor.store.MeasuredDatabase;
import dev.parlor.tally.Tally;
import dev.parlor.users.LoginOutcome;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// All figures of a node as a page: in the text format of Prometheus, or in OpenMetrics for who asks for that.
///
/// Thread-safe.
public final class Metrics implements Measurements.Sheet {
    private static final int USUAL_SIZE = 64 * 1024;

    private final ExpositionFormats formats = ExpositionFormats.init();
    private final Machine machine = new Machine();
    private final List<Source> sources;

    /// @param version of the program
    public Metrics(String version, Sources told) {
        var traffic = told.traffic();
        sources = List.of(
                figures -> figures.tell(Figure.BUILD, 1, version, Runtime.version()),
                new CarrierSource(),
                new SocketSource(traffic.sockets()),
                new ChannelSource(traffic.channels().traffic()),
                new PeerSource(traffic.channels().peers()),
                new HttpSource(traffic.requests()),
                new RefusalSource(traffic.requests(), traffic.sockets()),
                new LifeSource(told.life()),
                new DatabaseSource(told.database()));
    }

    /// Everything that tells how it does.
    public record Sources(Traffic traffic, Life life, MeasuredDatabase database) {}

    /// What goes in and out.
    public record Traffic(SocketTraffic sockets, ChannelLayer channels, HttpTraffic requests) {}

    /// What people do.
    public record Life(Tally<LoginOutcome> logins, GameTraffic games, List<Throttle> throttles) {}

    @Override
    public Measurements.Page page(Optional<String> accept) {
        var writer = writer(accept.orElse(""));
        var text = new ByteArrayOutputStream(USUAL_SIZE);
        try {
            writer.write(text, snapshots());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Measurements.Page(writer.getContentType(), text.toString(UTF_8));
    }

    /// Collectors that would rather have protobuf, which is not in here, understand these two as well.
    private ExpositionFormatWriter writer(String accept) {
        var open = formats.getOpenMetricsTextFormatWriter();
        return open.accepts(accept) ? open : formats.getPrometheusTextFormatWriter();
    }

    private MetricSnapshots snapshots() {
        var figures = new Figures();
        sources.forEach(source -> source.tell(figures));
        var all = MetricSnapshots.builder();
        machine.snapshots().forEach(all::metricSnapshot);
        figures.snapshots().forEach(all::metricSnapshot);
        return all.build();
    }
}
