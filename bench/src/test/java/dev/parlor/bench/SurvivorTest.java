package dev.parlor.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SurvivorTest {
    private static final Update TOLD = new Update(4, "XO_______", false, false);

    @Test
    void acceptsWhatThePlayerWasTold() {
        assertThat(new Survivor(4, "XO_______").keeps(TOLD)).isTrue();
    }

    @Test
    void acceptsOneMoveThatWasStoredButNotTold() {
        assertThat(new Survivor(5, "XOX______").keeps(TOLD)).isTrue();
    }

    @Test
    void noticesALostMove() {
        assertThat(new Survivor(3, "X________").keeps(TOLD)).isFalse();
    }

    @Test
    void noticesAMoveThatBecameAnother() {
        assertThat(new Survivor(4, "X_O______").keeps(TOLD)).isFalse();
    }

    @Test
    void noticesAMoveThatWasCountedTwice() {
        assertThat(new Survivor(5, "XO_______").keeps(TOLD)).isFalse();
    }
}
