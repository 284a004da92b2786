package dev.parlor.realtime.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.realtime.MissedMessages;
import org.junit.jupiter.api.Test;

class BacklogTest {
    @Test
    void leavesRoomInTheQueueForWhatHappensMeanwhile() {
        assertThat(MissedMessages.MOST_BYTES).isLessThanOrEqualTo(NettyConnection.MOST_WAITING / 2);
    }
}
