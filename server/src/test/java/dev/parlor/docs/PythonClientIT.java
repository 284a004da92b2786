package dev.parlor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The client in examples/python, which was written from the pages under `/docs/` alone, plays a whole game.
class PythonClientIT {
    private static final Path SCRIPT = Path.of("../examples/python/play.py").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void playsAWholeGame() {
        try (var live = LiveNode.start();
                var client = run(live, "correct horse battery")) {
            assertThat(client.awaitEnd()).as(client.said().toString()).isZero();
            client.await("over: (a draw|I won|the computer won)");
            assertThat(client.said()).contains("game 1").anyMatch(line -> line.endsWith("(version 1)"));
            assertThat(client.said()).noneMatch(line -> line.startsWith("refused") || line.startsWith("closed"));
        }
    }

    @Test
    void saysWhyItMayNot() {
        try (var live = LiveNode.start();
                var first = run(live, "correct horse battery")) {
            assertThat(first.awaitEnd()).isZero();
            try (var second = run(live, "another horse battery")) {
                assertThat(second.awaitEnd()).isEqualTo(1);
                second.await("The server refused: 401: .*no_active_account.*");
            }
        }
    }

    private Program run(LiveNode live, String password) {
        var command = new ArrayList<>(Program.python(SCRIPT.toString()));
        command.addAll(List.of("http://127.0.0.1:" + live.port(), "snake@example.com", password));
        return Program.start(folder, command);
    }
}
