package dev.parlor.realtime.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a TCP connection is ended so that the last words arrive.
///
/// Closing at once would, while unread bytes are left, reset the connection, and a reset may destroy what is on its
/// way. So our side ends first, the peer hangs up, and only if it doesn't in time is it cut off. Whoever calls
/// keeps reading, and discards.
final class ConnectionClose {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionClose.class);

    private ConnectionClose() {}

    /// Sends the last words, then ends our side.
    static void say(Channel channel, ByteBuf lastWords, Duration patience) {
        cutOffAfter(channel, patience);
        var _ = channel.writeAndFlush(lastWords).addListener(_ -> endOutput(channel));
        channel.config().setAutoRead(true);
    }

    /// Ends our side. What was written and not flushed is lost.
    static void endOutput(Channel channel) {
        if (channel.isActive() && channel instanceof DuplexChannel duplex && !duplex.isOutputShutdown()) {
            var _ = duplex.shutdownOutput();
        }
    }

    /// Closes the connection without another word.
    static void cutOff(Channel channel) {
        var _ = channel.close();
    }

    /// What to do when a connection breaks: close it. A reset or a time-out is nobody's fault and says nothing; all
    /// else is a bug of ours, and is logged.
    static void broken(Channel channel, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.error("A socket's connection failed", cause);
        }
        cutOff(channel);
    }

    /// Closes the connection if it is still there by then.
    static void cutOffAfter(Channel channel, Duration patience) {
        var _ = channel.eventLoop().schedule(() -> cutOff(channel), patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
