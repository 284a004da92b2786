package dev.parlor.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class LoopbackTest {
    @Test
    void acceptsThisMachine() {
        assertThat(Loopback.of("127.0.0.1").text()).isEqualTo("127.0.0.1");
    }

    @Test
    void refusesOtherMachines() {
        assertThatThrownBy(() -> Loopback.of("192.0.2.1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loopback");
    }
}
