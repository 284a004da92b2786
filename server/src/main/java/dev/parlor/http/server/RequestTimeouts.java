package dev.parlor.http.server;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Closes a connection on which no complete request arrives in time, counted from when it was opened or the
/// last answer was written. While the client is reading an answer, however slowly, the time does not run.
/// Single bytes don't extend it, so slow headers and slow bodies end like an idle connection.
///
/// Sits between the HTTP codec and the server; removed with the other handlers when the connection becomes a
/// socket. Confined to the connection's event loop.
final class RequestTimeouts extends ChannelDuplexHandler {
    private final long nanos;
    private long waitingSince;
    private int received;
    private int answered;
    private @Nullable ScheduledFuture<?> check;

    RequestTimeouts(Duration patience) {
        this.nanos = patience.toNanos();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        waitingSince = System.nanoTime();
        schedule(context, nanos);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (check != null) {
            check.cancel(false);
            check = null;
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof LastHttpContent) {
            received++;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            answered++;
            waitingSince = System.nanoTime();
        }
        var _ = context.write(message, promise);
    }

    /// `100 Continue` is written like a complete answer, but isn't one.
    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    private void check(ChannelHandlerContext context) {
        var busy = received > answered || WriteBackpressure.waits(context.channel());
        var left = busy ? nanos : waitingSince + nanos - System.nanoTime();
        if (left <= 0) {
            check = null;
            var _ = context.close();
        } else {
            schedule(context, left);
        }
    }

    private void schedule(ChannelHandlerContext context, long delayNanos) {
        check = context.executor().schedule(() -> check(context), delayNanos, TimeUnit.NANOSECONDS);
    }
}
