package dev.parlor.http.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

/// Marks a request as malformed that is neither HTTP/1.0 nor HTTP/1.1.
///
/// The codec takes any word for the name of a protocol, and Vert.x answers 501 with that word at the beginning: an
/// answer that the client wrote itself, and that no HTTP client can read.
///
/// Confined to the connection's event loop.
final class HttpVersionCheck extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && !isKnown(request.protocolVersion())) {
            request.setProtocolVersion(HttpVersion.HTTP_1_1);
            if (request.decoderResult().isSuccess()) {
                var cause = new IllegalArgumentException("Neither HTTP/1.0 nor HTTP/1.1");
                request.setDecoderResult(DecoderResult.failure(cause));
            }
        }
        context.fireChannelRead(message);
    }

    /// The codec has one object for each that is written exactly so; `http/1.1` equals it, but is another.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isKnown(HttpVersion version) {
        return version == HttpVersion.HTTP_1_1 || version == HttpVersion.HTTP_1_0;
    }
}
