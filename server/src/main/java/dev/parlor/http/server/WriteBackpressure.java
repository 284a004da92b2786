package dev.parlor.http.server;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Holds requests back while the client does not read the earlier answers, so that pipelined requests can't
/// fill the memory; and closes the connection when the client reads nothing at all for too long.
///
/// Sits between the HTTP codec and the server; removed with the other handlers when the connection becomes a
/// socket. Confined to the connection's event loop.
final class WriteBackpressure extends ChannelDuplexHandler {
    /// The most unsent data that the system buffers, in bytes. With megabytes, its default, a slow client
    /// would seem to read nothing for minutes.
    private static final long MOST_UNSENT = 128 * 1024;

    /// The size of one read, in bytes. The requests in it are the most that one connection can have waiting.
    private static final int LARGEST_READ = 16 * 1024;

    private final long nanos;
    private final ArrayDeque<Object> held = new ArrayDeque<>();
    private boolean releasing;
    private @Nullable ScheduledFuture<?> check;
    /// The number of writes that the system has taken completely.
    private long taken;

    private final ChannelFutureListener counts = written -> taken++;

    /// @param stalled how long a client may read nothing
    WriteBackpressure(Duration stalled) {
        nanos = stalled.toNanos();
    }

    /// Whether some written data has not been taken yet.
    static boolean waits(Channel channel) {
        var output = channel.unsafe().outboundBuffer();
        return output != null && !output.isEmpty();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        // Only Linux has this option; other systems buffer less by default.
        context.channel().config().setOption(EpollChannelOption.TCP_NOTSENT_LOWAT, MOST_UNSENT);
        context.channel().config().setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(64, 2048, LARGEST_READ));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (held.isEmpty() && context.channel().isWritable()) {
            context.fireChannelRead(message);
        } else {
            held.add(message);
            context.channel().config().setAutoRead(false);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        // The rest of the previous answer goes first.
        context.fireChannelWritabilityChanged();
        if (!releasing && !held.isEmpty()) {
            release(context);
        }
    }

    private void release(ChannelHandlerContext context) {
        releasing = true;
        while (!held.isEmpty() && context.channel().isWritable()) {
            context.fireChannelRead(held.remove());
        }
        releasing = false;
        context.fireChannelReadComplete();
        if (held.isEmpty()) {
            context.channel().config().setAutoRead(true);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        var _ = context.write(message, promise.unvoid().addListener(counts));
    }

    @Override
    public void flush(ChannelHandlerContext context) {
        context.flush();
        if (check == null && waits(context.channel())) {
            watch(context);
        }
    }

    private void watch(ChannelHandlerContext context) {
        var before = taken;
        var part = partTaken(context.channel());
        check = context.executor().schedule(() -> check(context, before, part), nanos, TimeUnit.NANOSECONDS);
    }

    private void check(ChannelHandlerContext context, long before, long part) {
        check = null;
        var channel = context.channel();
        if (!waits(channel)) {
            return;
        }
        if (taken == before && partTaken(channel) == part) {
            // Without this, the system would keep offering its buffered data to the client.
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            var _ = context.close();
        } else {
            watch(context);
        }
    }

    /// How much of the current write the system has taken, in bytes.
    private static long partTaken(Channel channel) {
        return channel.unsafe().outboundBuffer().currentProgress();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (check != null) {
            check.cancel(false);
            check = null;
        }
        held.forEach(ReferenceCountUtil::release);
        held.clear();
        if (context.channel().isOpen()) {
            context.channel().config().setOption(EpollChannelOption.TCP_NOTSENT_LOWAT, 0L);
        }
    }
}
