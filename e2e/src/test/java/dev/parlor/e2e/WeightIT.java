package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/// How much comes over the wire, and how soon it can be used on a slow phone. The figures of a run are in
/// `target/performance.md`; those in `docs/performance.md` are from there.
@Isolated
class WeightIT {
    private static final Path FIGURES = Path.of("target", "performance.md");
    private static final long FIRST_LOAD_LIMIT = 100_000;
    /// With friends, messages and invites; most players have half of it in the cache, from before they logged in.
    private static final long HOME_LIMIT = 140_000;
    /// Interactive: painted, and no task of the page holds it up any more.
    private static final String FIGURES_SCRIPT = """
            const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
            const buffered = (type) => new Promise((done) => {
                const seen = [];
                new PerformanceObserver((list) => seen.push(...list.getEntries())).observe({type, buffered: true});
                setTimeout(() => done(seen), 300);
            });
            return Promise.all([buffered('longtask'), buffered('largest-contentful-paint'), buffered('layout-shift')])
                .then(([tasks, largest, shifts]) => [
                    paint,
                    largest.at(-1)?.startTime ?? 0,
                    Math.max(paint, window.usable ?? 0, ...tasks.map(({startTime, duration}) => startTime + duration)),
                    tasks.reduce((sum, {duration}) => sum + duration - 50, 0),
                    shifts.reduce((sum, {value}) => sum + value, 0),
                ].join())""";

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void theFirstLoadIsLightAndTheSecondLighter() throws IOException {
        var table = new StringBuilder();
        try (var meter = Meter.start(stage)) {
            var first = meter.load("/", "parlor-welcome h1");
            var again = meter.load("/", "parlor-welcome h1");
            table.append(row("a stranger's first load", first)).append(row("the same again", again));
            assertThat(first.bytes()).isBetween(20_000L, FIRST_LOAD_LIMIT);
            assertThat(again.bytes()).isLessThan(2_000);
            assertThat(again.requests()).as("asked again").isLessThanOrEqualTo(2);
            meter.register("Alice");
            meter.forgetCache();
            var home = meter.load("/", "parlor-home .empty-note");
            table.append(row("a player's home, nothing cached", home));
            assertThat(home.bytes()).isLessThan(HOME_LIMIT);
        }
        Files.createDirectories(FIGURES.getParent());
        Files.writeString(FIGURES, "| page | requests | weight |\n|---|---|---|\n" + table + slowPhone());
    }

    /// A mid-range phone as Lighthouse has it: the processor four times slower, 150 ms and 1.6 Mbit/s to the
    /// server.
    private String slowPhone() {
        try (var meter = Meter.start(stage)) {
            meter.slowPhone();
            meter.load("/", "parlor-welcome h1");
            var figures = meter.script(FIGURES_SCRIPT).split(",", -1);
            var interactive = Double.parseDouble(figures[2]);
            assertThat(interactive).as("milliseconds to interactive").isLessThan(8_000);
            assertThat(Double.parseDouble(figures[4])).as("layout shift").isLessThan(0.1);
            return String.format(
                    Locale.ROOT,
                    "%n| first paint | largest paint | interactive | blocked | layout shift |%n|---|---|---|---|---|%n"
                            + "| %.1f s | %.1f s | %.1f s | %.0f ms | %.3f |%n",
                    Double.parseDouble(figures[0]) / 1000,
                    Double.parseDouble(figures[1]) / 1000,
                    interactive / 1000,
                    Double.parseDouble(figures[3]),
                    Double.parseDouble(figures[4]));
        }
    }

    private static String row(String what, Meter.Load load) {
        return String.format(Locale.ROOT, "| %s | %d | %.1f KB |%n", what, load.requests(), load.bytes() / 1000.0);
    }
}
