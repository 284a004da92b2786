package dev.parlor.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Asks for a WebSocket and, when the server agrees, makes way for [Frames].
final class Greeting extends ByteToMessageDecoder {
    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final String request;
    private final Listener listener;
    private final CompletableFuture<Channel> agreed = new CompletableFuture<>();

    Greeting(String authority, String path, String token, Listener listener) {
        this.listener = listener;
        this.request =
                "GET " + path + (path.contains("?") ? "&" : "?") + "token=" + token + " HTTP/1.1\r\nHost: " + authority
                        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: cGFybG9yLWJlbmNoLWtleQ==\r\n\r\n";
    }

    CompletableFuture<Channel> agreed() {
        return agreed;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        Out.send(context, ByteBufUtil.writeAscii(context.alloc(), request));
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        var text = in.toString(StandardCharsets.US_ASCII);
        var end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return;
        }
        if (!text.startsWith("HTTP/1.1 101")) {
            agreed.completeExceptionally(new IllegalStateException("No WebSocket: " + text));
            Out.close(context.channel());
            return;
        }
        in.skipBytes(end + END.length);
        Frames.add(context.pipeline(), listener);
        // Bytes that came with the answer go on to the new handlers when this one is removed.
        context.pipeline().remove(this);
        agreed.complete(context.channel());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        agreed.completeExceptionally(new IllegalStateException("Closed before it was a WebSocket."));
    }
}
