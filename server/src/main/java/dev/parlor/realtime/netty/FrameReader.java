package dev.parlor.realtime.netty;

import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.netty.frame.FrameDecoder;
import dev.parlor.realtime.netty.frame.FrameEncoder;
import dev.parlor.realtime.netty.frame.InboundFrame;
import dev.parlor.realtime.netty.limits.SocketLimit;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.time.Instant;

/// The inbound side of an open WebSocket. Decodes frames, applies limits, answers pings and fills the
/// mailbox; when that is full, stops reading until it has room.
///
/// Confined to the event loop. The only handler that an open socket has in its pipeline.
final class FrameReader extends ChannelInboundHandlerAdapter {
    /// A frame of an unfinished message costs a message's price divided by this: enough to bound a flood of
    /// tiny frames.
    private static final int PARTS_PER_FRAME = 16;

    /// How many bytes may arrive on a paused socket (the last ones, when the peer hangs up) before it is
    /// closed.
    private static final int MOST_UNREAD = 256 * 1024;

    private final NettyConnection connection;
    private final Mailbox mailbox;
    private final SocketServices services;
    private final FrameDecoder decoder = new FrameDecoder();
    private long paidUntil;
    private long heard;
    private long pinged;
    private Instant sessionEnds;
    private int place;
    private boolean paused;
    private boolean deaf;

    FrameReader(NettyConnection connection, Mailbox mailbox, SocketServices services, Instant sessionEnds) {
        this.connection = connection;
        this.mailbox = mailbox;
        this.services = services;
        this.sessionEnds = sessionEnds;
        var now = now();
        paidUntil = now;
        heard = now;
        pinged = now;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf bytes) || deaf) {
            ReferenceCountUtil.release(message);
            return;
        }
        heard = now();
        decoder.add(context.alloc(), bytes);
        decode();
        if (decoder.waiting() > MOST_UNREAD) {
            ConnectionClose.cutOff(context.channel());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        deaf = true;
        decoder.release();
        connection.gone();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        decoder.release();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        ConnectionClose.broken(context.channel(), cause);
    }

    /// Resumes reading after a pause. Also called when the server closes, to receive the peer's close frame.
    void readOn() {
        paused = false;
        decode();
        startReading();
    }

    /// Starts reading, unless the mailbox is full.
    void startReading() {
        if (!paused) {
            connection.channel().config().setAutoRead(true);
        }
    }

    /// The index of this reader's connection in [LoopSockets].
    int place() {
        return place;
    }

    void place(int newPlace) {
        place = newPlace;
    }

    long pinged() {
        return pinged;
    }

    /// Counts as if something had arrived now.
    void heard() {
        heard = services.timing().ticker().getAsLong();
    }

    /// While reading is paused, the silence is ours and not the peer's.
    boolean silentSince(long tick) {
        if (paused) {
            heard();
        }
        return heard - tick <= 0;
    }

    void pinged(long now) {
        pinged = now;
    }

    Instant sessionEnds() {
        return sessionEnds;
    }

    void sessionEnds(Instant ends) {
        sessionEnds = ends;
    }

    private void decode() {
        while (!paused && !deaf) {
            switch (decoder.next()) {
                case InboundFrame.TextFrame(var text) -> received(text);
                case InboundFrame.PartialFrame _ -> spend(services.frames().interval() / PARTS_PER_FRAME);
                case InboundFrame.PingFrame(var payload) -> answer(payload);
                case InboundFrame.PongFrame _ -> spend(services.frames().interval());
                case InboundFrame.CloseReceived(var code) -> {
                    hearNoMore();
                    connection.peerClosed(code);
                }
                case InboundFrame.ProtocolViolation(var code, var reason) -> fail(code, reason);
                case null -> {
                    return;
                }
            }
        }
    }

    private void received(String text) {
        services.traffic().received().increment();
        if (spend(services.frames().interval())
                && !connection.closing()
                && !mailbox.offer(new Mailbox.QueuedText(text, System.nanoTime()))) {
            paused = true;
            services.traffic().paused().increment();
            connection.channel().config().setAutoRead(false);
        }
    }

    private void answer(byte[] payload) {
        if (spend(services.frames().interval()) && !connection.closing()) {
            connection.control(FrameEncoder.pong(connection.channel().alloc(), payload));
        }
    }

    /// Counts a frame. Returns whether to handle it; a dropped message has already been answered.
    private boolean spend(long cost) {
        var pace = services.frames();
        var now = now();
        paidUntil = pace.spend(paidUntil, now, cost);
        if (pace.kept(paidUntil, now)) {
            return true;
        }
        services.traffic().throttled().increment(SocketLimit.FRAMES);
        if (pace.flooded(paidUntil, now)) {
            fail(CloseCode.FLOODING, "flooding");
        } else if (cost == pace.interval()) {
            connection.offer(services.throttled().frame());
        }
        return false;
    }

    private void fail(CloseCode code, String reason) {
        hearNoMore();
        connection.fail(code, reason);
    }

    private void hearNoMore() {
        deaf = true;
        decoder.release();
    }

    private long now() {
        return services.timing().ticker().getAsLong();
    }
}
