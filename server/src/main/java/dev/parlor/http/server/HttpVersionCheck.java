package dev.parlor.http.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

/// Marks a request as malformed unless it is HTTP/1.0 or HTTP/1.1.
///
/// The codec accepts any word as the protocol name, and Vert.x would answer 501 with that word first: an
/// answer that the client dictated, and that no HTTP client can read.
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

    /// The codec has one constant for each version in its exact spelling; `http/1.1` is equal to it, but
    /// another object.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isKnown(HttpVersion version) {
        return version == HttpVersion.HTTP_1_1 || version == HttpVersion.HTTP_1_0;
    }
}
