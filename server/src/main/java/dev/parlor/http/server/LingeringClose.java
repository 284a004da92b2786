package dev.parlor.http.server;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Closes a connection gracefully while a request is still arriving, for instance when it was refused for its
/// size.
///
/// Closing a connection with unread bytes resets it, and the client would never see the answer (RFC 9112
/// §9.6). So this closes only the sending half, and discards what still arrives, for at most two seconds.
///
/// Confined to the connection's event loop.
final class LingeringClose extends ChannelDuplexHandler {
    private static final long MILLIS = 2_000;

    private boolean arriving;
    private @Nullable ChannelPromise closing;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (closing != null) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest) {
            arriving = true;
        }
        if (message instanceof LastHttpContent last) {
            // After an unreadable message, what follows is not a new message.
            arriving = last.decoderResult().isFailure();
        }
        context.fireChannelRead(message);
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (closing != null) {
            // Vert.x closes more than once: after the answer, and again after the failure that led to it.
            var _ = closing.addListener(closed -> promise.trySuccess());
        } else if (arriving && context.channel() instanceof DuplexChannel channel && channel.isActive()) {
            closing = promise;
            channel.config().setAutoRead(true);
            var _ = channel.shutdownOutput();
            var _ = context.executor().schedule(() -> end(context, promise), MILLIS, TimeUnit.MILLISECONDS);
        } else {
            var _ = context.close(promise);
        }
    }

    private static void end(ChannelHandlerContext context, ChannelPromise promise) {
        var _ = context.close(promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (closing != null) {
            closing.trySuccess();
        }
        context.fireChannelInactive();
    }
}
