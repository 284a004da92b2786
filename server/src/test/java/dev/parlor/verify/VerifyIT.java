package dev.parlor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.TwoNodes;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `./parlor verify` against servers that are as they should be.
@Timeout(90)
@Order(1)
final class VerifyIT {
    @Test
    void findsASingleNodeInOrderAndLeavesNothingBehind() {
        try (var node = LiveNode.start()) {
            var run = Run.of("--base", "http://localhost:" + node.port()).allInOrder();
            assertThat(run.rows()).hasSizeGreaterThan(18);
            assertThat(run.printed()).contains("2 throw-away accounts deleted").doesNotContain("second");
        }
    }

    @Test
    void findsTwoNodesInOrder() {
        try (var nodes = new TwoNodes()) {
            var run = Run.of(
                            "--base", "http://localhost:" + nodes.one().port(),
                            "--second", "http://localhost:" + nodes.other().port())
                    .allInOrder();
            assertThat(run.row("signals cross")).contains(" ok ");
        }
    }
}
