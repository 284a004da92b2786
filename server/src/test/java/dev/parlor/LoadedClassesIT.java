package dev.parlor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What isn't configured is not even loaded: a start stays fast and a node small. Looks at a process of its own.
@Timeout(60)
class LoadedClassesIT {
    private static final List<String> METRICS = List.of("io.prometheus.");
    private static final List<String> TRACES = List.of("io.opentelemetry.");

    @TempDir
    private Path folder;

    @Test
    void neitherMetricsNorTracesUnlessTheyAreOn() throws Exception {
        var loaded = loaded(Map.of());

        assertThat(loaded.contains("dev.parlor.Node")).isTrue();
        assertThat(loaded.stream().filter(name -> isOf(METRICS, name) || isOf(TRACES, name)))
                .isEmpty();
    }

    @Test
    void bothWhenTheyAreOn() throws Exception {
        var loaded = loaded(Map.of("METRICS_PORT", "0", "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1"));

        assertThat(loaded.stream().anyMatch(name -> isOf(METRICS, name))).isTrue();
        assertThat(loaded.stream().anyMatch(name -> isOf(TRACES, name))).isTrue();
    }

    private static boolean isOf(List<String> packages, String name) {
        return packages.stream().anyMatch(name::startsWith);
    }

    private List<String> loaded(Map<String, String> settings) throws IOException, InterruptedException {
        var log = folder.resolve("classes.log");
        var server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Xlog:class+load:file=" + log + "::filecount=0",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "dev.parlor.Parlor",
                        "serve")
                .redirectErrorStream(true);
        server.environment()
                .putAll(Map.of(
                        "PORT", "0", "BIND_ADDRESS", "127.0.0.1", "DATA_DIR", folder.toString(), "DRAIN_SECONDS", "0"));
        server.environment().putAll(settings);
        var process = server.start();
        try (var lines = process.inputReader()) {
            var said = new ArrayList<String>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (line.startsWith("Parlor is open")) {
                    return names(log);
                }
            }
            throw new AssertionError("it did not start: " + said);
        } finally {
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static List<String> names(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .map(line -> line.replaceFirst("^(\\[[^]]*])+ ", "").split(" ", 2)[0])
                .toList();
    }
}
