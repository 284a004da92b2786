package dev.parlor.bench;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;

/// Reads frames to a listener, and answers pings.
final class Frames extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final int LONGEST = 131_072;

    private final Listener listener;

    private Frames(Listener listener) {
        this.listener = listener;
    }

    /// For one who only listens.
    static void addReader(ChannelPipeline pipeline, Listener listener) {
        pipeline.addLast(new WebSocket13FrameDecoder(false, false, LONGEST), new Frames(listener));
    }

    static void add(ChannelPipeline pipeline, Listener listener) {
        pipeline.addLast(new WebSocket13FrameEncoder(true));
        addReader(pipeline, listener);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        switch (frame) {
            case TextWebSocketFrame text -> listener.text(text.content());
            case PingWebSocketFrame ping ->
                Out.send(context, new PongWebSocketFrame(ping.content().retain()));
            case PongWebSocketFrame pong -> listener.pong(pong.content());
            case CloseWebSocketFrame close -> listener.closing(close.statusCode());
            default -> {}
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        listener.closed();
    }

    /// A server that is killed, for instance, resets its connections; [#channelInactive] follows.
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            context.fireExceptionCaught(cause);
        }
        Out.close(context.channel());
    }
}
