package dev.parlor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.Program;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `./parlor verify` in a process of its own that is told to stop in the middle.
@Timeout(90)
final class InterruptedIT {
    @Test
    void takesItsAccountsAwayWhenItIsInterrupted() {
        try (var node = LiveNode.start();
                var verify = start(node)) {
            verify.await(" +lobby +ok .*");
            verify.signal("INT");

            verify.await("Interrupted; 2 throw-away accounts deleted\\.");
            assertThat(verify.awaitEnd()).isEqualTo(130);
            assertThat(verify.said()).noneMatch(line -> line.contains("Exception"));
        }
    }

    private static Program start(LiveNode node) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var address = "http://localhost:" + node.port();
        return Program.start(
                Path.of("."), List.of(java, "-cp", classes, "dev.parlor.Parlor", "verify", "--base", address));
    }
}
