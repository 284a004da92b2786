package dev.parlor.realtime.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends a TCP connection so that its last bytes arrive.
///
/// Closing while unread bytes are left resets the connection, and a reset may destroy what is on its way. So
/// this side ends its output first and waits for the peer to hang up; if the peer doesn't in time, the
/// connection is closed. The caller keeps reading, and discards what it reads.
final class ConnectionClose {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionClose.class);

    private ConnectionClose() {}

    /// Sends the last bytes, then ends our output.
    static void say(Channel channel, ByteBuf lastWords, Duration patience) {
        cutOffAfter(channel, patience);
        var _ = channel.writeAndFlush(lastWords).addListener(_ -> endOutput(channel));
        channel.config().setAutoRead(true);
    }

    /// Ends our output. What was written but not flushed is lost.
    static void endOutput(Channel channel) {
        if (channel.isActive() && channel instanceof DuplexChannel duplex && !duplex.isOutputShutdown()) {
            var _ = duplex.shutdownOutput();
        }
    }

    /// Closes the connection at once.
    static void cutOff(Channel channel) {
        var _ = channel.close();
    }

    /// Closes a connection that broke. A reset or a time-out is normal and not logged; anything else is a bug
    /// and is logged.
    static void broken(Channel channel, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.error("A socket's connection failed", cause);
        }
        cutOff(channel);
    }

    /// Closes the connection if it is still open after this time.
    static void cutOffAfter(Channel channel, Duration patience) {
        var _ = channel.eventLoop().schedule(() -> cutOff(channel), patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
