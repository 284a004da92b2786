package dev.parlor.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/// Sends the same HTTP request again as soon as it is answered. Knows of HTTP only what it needs, so as to take
/// less time than the server.
final class Asking extends ByteToMessageDecoder {
    private static final ByteBuf END = ascii("\r\n\r\n");
    private static final ByteBuf OK = ascii("HTTP/1.1 200");
    private static final String LENGTH = "\ncontent-length:";

    private final ByteBuf request;
    private final AtomicLong answered = new AtomicLong();

    Asking(String request) {
        this.request = ascii(request);
    }

    private static ByteBuf ascii(String text) {
        return Unpooled.unreleasableBuffer(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    /// How many answers have come. Any thread.
    ///
    /// @throws IllegalStateException when the server refused one or went away
    long answered() {
        var count = answered.get();
        if (count < 0) {
            throw new IllegalStateException("The server did not answer with 200.");
        }
        return count;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        Out.send(context, request.duplicate());
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        var end = ByteBufUtil.indexOf(END, in);
        if (end < 0) {
            return;
        }
        var head = in.toString(in.readerIndex(), end, StandardCharsets.US_ASCII);
        if (!ByteBufUtil.equals(in, in.readerIndex(), OK, 0, OK.readableBytes())) {
            Out.close(context.channel());
            return;
        }
        var whole = end + END.readableBytes() + length(head);
        if (in.readableBytes() >= whole) {
            in.skipBytes(whole);
            answered.lazySet(answered.get() + 1);
            Out.send(context, request.duplicate());
        }
    }

    private static int length(String head) {
        var lower = head.toLowerCase(Locale.ROOT);
        var start = lower.indexOf(LENGTH) + LENGTH.length();
        var end = lower.indexOf('\r', start);
        return Integer.parseInt(
                lower.substring(start, end < 0 ? lower.length() : end).strip());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        answered.set(-1);
    }
}
