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
    void neitherMetricsNorTracesUnlessTheyAreOn() throws IOException {
        var loaded = loaded(Map.of());

        assertThat(loaded.contains("dev.parlor.Node")).isTrue();
        assertThat(of(loaded, "io.prometheus.")).isEmpty();
        assertThat(of(loaded, "io.opentelemetry.")).isEmpty();
    }

    @Test
    void bothWhenTheyAreOn() throws IOException {
        var loaded = loaded(Map.of("METRICS_PORT", "0", "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1"));

        assertThat(of(loaded, "io.prometheus.")).isNotEmpty();
        assertThat(of(loaded, "io.opentelemetry.")).isNotEmpty();
    }

    private static List<String> of(List<String> loaded, String library) {
        return loaded.stream().filter(name -> name.startsWith(library)).toList();
    }

    private List<String> loaded(Map<String, String> settings) throws IOException {
        var log = folder.resolve("classes.log");
        try (var _ = ServerProcess.start(settings, "-Xlog:class+load:file=" + log + "::filecount=0")) {
            return Files.readAllLines(log).stream()
                    .map(line -> line.replaceFirst("^(\\[[^]]*])+ ", "").split(" ", 2)[0])
                    .toList();
        }
    }
}
