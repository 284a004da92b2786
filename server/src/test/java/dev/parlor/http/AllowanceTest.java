package dev.parlor.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllowanceTest {
    private final Allowance allowance = new Allowance(100);

    @Test
    void isSharedByAll() {
        var first = allowance.share();
        assertThat(first.take(60)).isTrue();
        assertThat(allowance.share().take(40)).isTrue();
        assertThat(first.take(1)).isFalse();
    }

    @Test
    void isThereAgainOnceItWasGivenBack() {
        var greedy = allowance.share();
        assertThat(greedy.take(101)).isFalse();
        greedy.giveBack();
        greedy.giveBack();
        assertThat(allowance.share().take(100)).isTrue();
        assertThat(allowance.share().take(1)).isFalse();
    }
}
