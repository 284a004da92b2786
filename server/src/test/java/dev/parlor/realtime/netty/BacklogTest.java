package dev.parlor.realtime.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.realtime.Backlog;
import org.junit.jupiter.api.Test;

class BacklogTest {
    @Test
    void leavesRoomInTheQueueForWhatHappensMeanwhile() {
        assertThat(Backlog.MOST_BYTES).isLessThanOrEqualTo(NettyConnection.MOST_WAITING / 2);
    }
}
