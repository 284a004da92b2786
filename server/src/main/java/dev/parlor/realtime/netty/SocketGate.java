package dev.parlor.realtime.netty;

import dev.parlor.realtime.netty.upgrade.SocketTarget;
import dev.parlor.realtime.netty.upgrade.UpgradeRules;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.Map;

/// Precedes the HTTP server's own handler on each connection, and intercepts WebSocket handshakes.
///
/// All HTTP handlers are removed from the pipeline in the same call that reads the handshake: the decoder
/// then releases what followed it in the same segment, and that is kept. Everything else passes untouched. So
/// does a handshake that is pipelined behind an unanswered request: the connection would have to speak two
/// protocols at once, so HTTP may refuse it.
///
/// Confined to the event loop.
final class SocketGate extends ChannelDuplexHandler {
    private final SocketGates gates;
    private int unanswered;

    SocketGate(SocketGates gates) {
        this.gates = gates;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof HttpRequest request) {
            if (isOurs(request)) {
                try {
                    take(context, request);
                } finally {
                    ReferenceCountUtil.release(message);
                }
                return;
            }
            unanswered++;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            unanswered--;
        }
        var _ = context.write(message, promise);
    }

    private boolean isOurs(HttpRequest request) {
        var uri = request.uri();
        // The cheap check first: every request to the server passes here.
        if (uri.startsWith("/") && !uri.startsWith("/ws/")) {
            return false;
        }
        return unanswered == 0
                && request.decoderResult().isSuccess()
                && UpgradeRules.asksForSocket(request)
                && SocketTarget.of(uri).isSocket();
    }

    private void take(ChannelHandlerContext context, HttpRequest request) throws Exception {
        context.channel().config().setAutoRead(false);
        var pipeline = context.pipeline();
        var pending = new PendingUpgrade(gates, context.channel());
        var http = new ArrayList<Map.Entry<String, ChannelHandler>>(
                pipeline.toMap().entrySet());
        pipeline.replace(this, null, pending);
        // From the far end, so that the decoder, which is removed last, finds the new handler next to it.
        for (var handler : http.reversed()) {
            if (handler.getValue() != this) {
                detach(pipeline.context(handler.getKey()));
            }
        }
        pending.begin(request);
    }

    /// For the HTTP server the connection ends here, and it may clean up.
    private static void detach(ChannelHandlerContext handler) throws Exception {
        if (handler.name().equals(SocketGates.HTTP_HANDLER)
                && handler.handler() instanceof ChannelInboundHandler server) {
            server.channelInactive(handler);
        }
        handler.pipeline().remove(handler.handler());
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
}
