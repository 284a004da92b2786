package dev.parlor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.TwoNodes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What `./parlor verify` says about nodes that are not one server, and about those that can't do their work.
@Timeout(90)
final class UnlikeNodesIT {
    @Test
    void tellsTwoDeploymentsApart() {
        try (var one = LiveNode.start();
                var other = LiveNode.start()) {
            var run = Run.of("--base", url(one), "--second", url(other));
            assertThat(run.row("second knows the account"))
                    .contains("FAILED")
                    .contains("is unknown at second: they are different deployments");
            assertThat(run.row("game")).contains("skipped");
            assertThat(run.row("throw-away accounts deleted")).contains(" ok ");
            assertThat(run.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void noticesThatRedisIsMissing() {
        try (var nodes = new TwoNodes();
                var alone = nodes.start(Map.of("REDIS_URL", ""))) {
            var run = Run.of("--base", url(nodes.one()), "--second", url(alone), "--timeout", "2");
            assertThat(run.row("signals cross"))
                    .contains("FAILED")
                    .contains("events do not cross: messages sent at base do not arrive at second")
                    .contains("REDIS_URL");
        }
    }

    @Test
    void noticesAnotherKey() {
        try (var nodes = new TwoNodes();
                var alone =
                        nodes.start(Map.of("REDIS_URL", "", "SECRET_KEY", "another key of quite sufficient length"))) {
            assertThat(Run.of("--base", url(nodes.one()), "--second", url(alone))
                            .row("second knows the account"))
                    .contains("does not accept the token made at base: give all nodes the same SECRET_KEY");
        }
    }

    @Test
    void noticesThatRedisIsDown() {
        try (var nodes = new TwoNodes()) {
            nodes.redis().kill();
            var run = Run.of("--base", url(nodes.one()), "--second", url(nodes.other()), "--timeout", "2");
            assertThat(run.row("base is ready")).contains("FAILED").contains("degraded: it cannot reach Redis");
            assertThat(run.row("second is ready")).contains("FAILED");
            assertThat(run.row("signals cross")).contains("FAILED").contains("check that Redis runs");
            assertThat(run.row("throw-away accounts deleted")).contains(" ok ");
        }
    }

    @Test
    void canNotCheckWhatIsNotThere() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = free.getLocalPort();
            free.close();
            var run = Run.of("--base", "http://localhost:" + port);
            assertThat(run.row("base answers")).contains("unable").contains("Nothing listens at base");
            assertThat(run.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void canNotCheckAnUnknownName() {
        var run = Run.of("--base", "http://nobody.invalid");
        assertThat(run.row("base answers")).contains("The name nobody.invalid is unknown");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void canNotCheckWithoutAccounts() {
        try (var node = LiveNode.start(Map.of("LIMITS_SCALE", "1", "LIMIT_REGISTRATIONS", "1/h"))) {
            var run = Run.of("--base", url(node));
            assertThat(run.row("register and log in"))
                    .contains("unable")
                    .contains("Too many accounts were registered from this address recently");
            assertThat(run.row("throw-away accounts deleted")).contains("1 throw-away account");
            assertThat(run.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void explainsItsUsage() {
        assertThat(Run.of().exitCode()).isEqualTo(2);
        assertThat(Run.of("--base", "play.example.com").errors())
                .contains("is not an address like https://play.example.com");
        assertThat(Run.of("--base", "http://localhost", "--timeout", "0").exitCode())
                .isEqualTo(2);
        assertThat(Run.of("--base", "https://localhost", "--ca", "/nowhere.pem").errors())
                .contains("--ca: ");
    }

    private static String url(LiveNode node) {
        return "http://localhost:" + node.port();
    }
}
