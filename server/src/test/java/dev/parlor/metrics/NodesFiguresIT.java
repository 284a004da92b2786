package dev.parlor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.Api;
import dev.parlor.testkit.Eventually;
import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.TwoNodes;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a node tells of the others.
@Timeout(120)
class NodesFiguresIT {
    @Test
    void tellsWhetherTheOthersAreReachedAndHowManyThereAre() {
        try (var nodes = new TwoNodes();
                var third = nodes.start(Map.of("METRICS_PORT", "0"))) {
            Eventually.holds(() -> scrape(third).value("parlor_other_nodes") == 2);
            var well = scrape(third);

            assertThat(well.value("parlor_redis_up")).isEqualTo(1);
            assertThat(well.value("parlor_redis_messages_sent_total")).isPositive();
            assertThat(well.value("parlor_redis_messages_heard_total")).isPositive();
            assertThat(well.value("parlor_redis_send_seconds_count")).isPositive();

            nodes.redis().kill();
            Eventually.holds(() -> scrape(third).value("parlor_redis_up") == 0);
            Eventually.holds(() -> scrape(third).value("parlor_redis_messages_failed_total") > 0);
            nodes.redis().restart();
            Eventually.holds(() -> scrape(third).value("parlor_redis_up") == 1);
        }
    }

    @Test
    void saysNothingOfOthersWhenItIsAloneByDesign() {
        try (var alone = LiveNode.start(Map.of("METRICS_PORT", "0"))) {
            assertThat(scrape(alone).families()).doesNotContain("parlor_redis_up", "parlor_other_nodes");
        }
    }

    private static Scrape scrape(LiveNode node) {
        return Scrape.read(Api.at(node.node().measurementsPort().orElseThrow())
                .get("/metrics")
                .text());
    }
}
