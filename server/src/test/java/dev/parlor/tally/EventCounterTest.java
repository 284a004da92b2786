package dev.parlor.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventCounterTest {
    @Test
    void showsWhatHasNotHappenedYet() {
        assertThat(new EventCounter<>(List.of("a", "b")).all()).isEqualTo(Map.of("a", 0L, "b", 0L));
    }

    @Test
    void countsUpAndDownForEachKey() {
        var tally = new EventCounter<>(List.of("a"));

        tally.increment("a");
        tally.increment("b");
        tally.add("b", 2);
        tally.add("a", -1);

        assertThat(tally.all()).isEqualTo(Map.of("a", 0L, "b", 3L));
        assertThat(tally.of("b")).isEqualTo(3);
        assertThat(tally.of("c")).isZero();
    }
}
