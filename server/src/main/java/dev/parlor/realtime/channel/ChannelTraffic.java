package dev.parlor.realtime.channel;

import java.util.concurrent.atomic.LongAdder;

/// What the channel layer of this node has carried since it started.
///
/// @param published broadcasts to topics that have members here
/// @param delivered deliveries: each broadcast counts once for every connection that it was offered to
public record ChannelTraffic(LongAdder published, LongAdder delivered) {
    ChannelTraffic() {
        this(new LongAdder(), new LongAdder());
    }
}
