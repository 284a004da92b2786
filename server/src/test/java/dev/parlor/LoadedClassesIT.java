package dev.parlor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What isn't configured is not even loaded: a start stays fast and a node small. Looks at a process of its own.
@Timeout(60)
class LoadedClassesIT {
    @TempDir
    private Path folder;

    @Test
    void neitherMetricsNorTracesNorRedisUnlessTheyAreOn() throws IOException {
        var loaded = loaded(Map.of());

        assertThat(loaded.contains("dev.parlor.Node")).isTrue();
        assertThat(of(loaded, "io.prometheus.")).isEmpty();
        assertThat(of(loaded, "io.opentelemetry.")).isEmpty();
        assertThat(of(loaded, "io.lettuce.")).isEmpty();
    }

    @Test
    void tracesWhenTheyAreOnAndMetricsWhenTheyAreRead() throws IOException {
        var settings =
                Map.of("METRICS_TOKEN", "a-token-of-collectors", "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1");
        var log = folder.resolve("classes.log");
        try (var server = ServerProcess.start(settings, logging(log))) {
            assertThat(of(names(log), "io.opentelemetry.")).isNotEmpty();
            assertThat(of(names(log), "io.prometheus.")).isEmpty();

            server.api().as("a-token-of-collectors").get("/metrics");

            assertThat(of(names(log), "io.prometheus.")).isNotEmpty();
        }
    }

    private static List<String> of(List<String> loaded, String library) {
        return loaded.stream().filter(name -> name.startsWith(library)).toList();
    }

    private List<String> loaded(Map<String, String> settings) throws IOException {
        var log = folder.resolve("classes.log");
        try (var _ = ServerProcess.start(settings, logging(log))) {
            return names(log);
        }
    }

    private static String logging(Path log) {
        return "-Xlog:class+load:file=" + log + "::filecount=0";
    }

    private static List<String> names(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .map(line -> line.replaceFirst("^(\\[[^]]*])+ ", "").split(" ", 2)[0])
                .toList();
    }
}
