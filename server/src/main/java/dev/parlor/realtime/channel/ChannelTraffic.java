package dev.parlor.realtime.channel;

import java.util.concurrent.atomic.LongAdder;

/// What has gone through the channel layer of this node since it began.
///
/// @param published broadcasts to topics that have members here
/// @param delivered broadcasts, each counted once for every connection that it was offered to
public record ChannelTraffic(LongAdder published, LongAdder delivered) {
    ChannelTraffic() {
        this(new LongAdder(), new LongAdder());
    }
}
