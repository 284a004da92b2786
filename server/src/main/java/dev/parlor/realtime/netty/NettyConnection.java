package dev.parlor.realtime.netty;

import dev.parlor.identity.Principal;
import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.Connection;
import dev.parlor.realtime.Frame;
import dev.parlor.realtime.command.ErrorMessage;
import dev.parlor.realtime.netty.frame.CloseFrame;
import dev.parlor.realtime.netty.limits.SocketAdmission;
import dev.parlor.realtime.netty.upgrade.UpgradeRequest;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/// The outbound side of an open WebSocket. The inbound side is its [FrameReader].
///
/// Frames from any thread go through the [LoopOutbox] of its event loop. Closing takes the same path, so that
/// the close frame follows everything that was offered before it, and is sent exactly once.
final class NettyConnection implements Connection {
    /// How many bytes may wait for a reader, in the outbox and in Netty together.
    static final int MOST_WAITING = 1024 * 1024;

    /// The longest header of a frame from the server.
    private static final int HEADER_BYTES = 4;

    private static final AtomicReferenceFieldUpdater<NettyConnection, CloseFrame> CLOSING =
            AtomicReferenceFieldUpdater.newUpdater(NettyConnection.class, CloseFrame.class, "closing");
    private static final AtomicIntegerFieldUpdater<NettyConnection> QUEUED =
            AtomicIntegerFieldUpdater.newUpdater(NettyConnection.class, "queued");

    private final EventLoopState eventLoop;
    private final Channel channel;
    private final Principal principal;
    private final SocketAdmission.ConnectionOwner owner;
    private final Mailbox mailbox;
    private final FrameReader reader;
    private volatile @Nullable CloseFrame closing;
    private volatile int queued;

    // Confined to the event loop:
    private byte @Nullable [] answer;
    private boolean closeWritten;
    private boolean closeSent;
    private boolean done;
    private boolean dirty;
    private boolean left;

    /// @param answer the response to the handshake
    NettyConnection(
            EventLoopState eventLoop,
            Channel channel,
            SocketAdmission.ConnectionOwner owner,
            UpgradeRequest.ValidUpgrade upgrade,
            byte[] answer) {
        this.eventLoop = eventLoop;
        this.channel = channel;
        this.owner = owner;
        this.answer = answer;
        principal = owner.principal();
        mailbox = new Mailbox(new HandlerInvoker(this, upgrade.route(), upgrade.handshake()));
        reader = new FrameReader(this, mailbox, eventLoop.services(), principal.sessionExpires());
    }

    @Override
    public Principal principal() {
        return principal;
    }

    @Override
    public void offer(Frame frame) {
        if (closing != null) {
            return;
        }
        var size = frame.length() + HEADER_BYTES;
        if (QUEUED.addAndGet(this, size) + pending() > MOST_WAITING) {
            QUEUED.addAndGet(this, -size);
            tooSlow();
            return;
        }
        eventLoop.outbox().add(this, frame);
    }

    @Override
    public void refuse(ErrorMessage error) {
        services().traffic().errors().increment(error.code());
        Connection.super.refuse(error);
    }

    @Override
    public void close(CloseCode code, String reason) {
        var _ = end(code, reason);
    }

    /// Returns whether this was the first close.
    private boolean end(CloseCode code, String reason) {
        if (!CLOSING.compareAndSet(this, null, CloseFrame.of(code, reason))) {
            return false;
        }
        services().traffic().ended(code.code());
        mailbox.end(true);
        eventLoop.outbox().add(this, null);
        return true;
    }

    private void tooSlow() {
        if (end(CloseCode.EXPIRED_OR_SLOW, "reader too slow")) {
            services().traffic().slow().increment();
        }
    }

    SocketServices services() {
        return eventLoop.services();
    }

    Channel channel() {
        return channel;
    }

    FrameReader reader() {
        return reader;
    }

    boolean closing() {
        return closing != null;
    }

    /// Its handler has opened it and joined its topics, so the handshake may be answered. Any thread.
    void opened() {
        onLoop(() -> {
            answer();
            flush();
        });
    }

    /// The mailbox has room again: resume reading. Any thread.
    void readOn() {
        onLoop(reader::readOn);
    }

    /// Runs a task on the event loop.
    void onLoop(Runnable task) {
        eventLoop.execute(task);
    }

    /// How many bytes wait in Netty for the peer to read. Any thread.
    private long pending() {
        var outbound = channel.unsafe().outboundBuffer();
        return outbound == null ? 0 : outbound.totalPendingWriteBytes();
    }

    // From here on: event loop only.

    /// Starts the connection. The handshake is answered with the first frame, or once the handler has opened
    /// the connection: from the moment a client sees the socket open, it misses nothing.
    void open() {
        eventLoop.sockets().add(this);
        mailbox.open();
    }

    /// Writes one frame without flushing. Returns whether it is the first since the last flush.
    boolean write(Frame frame, ByteBuf encoded) {
        QUEUED.addAndGet(this, -(frame.length() + HEADER_BYTES));
        return writeUnlessClosed(encoded);
    }

    /// Sends a control frame without the outbox: pings and pongs need no order.
    void control(ByteBuf frame) {
        if (pending() > MOST_WAITING) {
            frame.release();
            tooSlow();
        } else if (writeUnlessClosed(frame)) {
            flush();
        }
    }

    void flush() {
        dirty = false;
        channel.flush();
    }

    /// Writes the close frame, after everything that was offered before.
    void writeClose() {
        var frame = closing;
        if (closeWritten || frame == null) {
            return;
        }
        closeWritten = true;
        answer();
        if (!channel.isActive()) {
            return;
        }
        var patience = frame.code() == CloseCode.EXPIRED_OR_SLOW.code()
                ? services().timing().closingSlow()
                : services().timing().closing();
        ConnectionClose.cutOffAfter(channel, patience);
        var _ = channel.writeAndFlush(frame.encode(channel.alloc())).addListener(_ -> {
            closeSent = true;
            hangUpWhenDone();
        });
        reader.readOn();
    }

    /// The peer sent its close frame: answer it, unless it is itself the answer.
    void peerClosed(int code) {
        if (CLOSING.compareAndSet(this, null, new CloseFrame(code, ""))) {
            services().traffic().ended(code);
            mailbox.end(false);
            eventLoop.outbox().add(this, null);
        }
        done();
    }

    /// Closes because of the peer (it broke the protocol, floods or is silent), without waiting for its close
    /// frame.
    void fail(CloseCode code, String reason) {
        close(code, reason);
        done();
    }

    /// The TCP connection is gone.
    void gone() {
        if (CLOSING.compareAndSet(this, null, new CloseFrame(CloseFrame.NO_CODE, ""))) {
            services().traffic().ended(SocketTraffic.ABNORMAL);
        }
        mailbox.end(false);
        eventLoop.sockets().remove(this);
        leave();
    }

    /// Nothing more is expected from the peer.
    private void done() {
        done = true;
        hangUpWhenDone();
    }

    private void hangUpWhenDone() {
        if (done && closeSent) {
            ConnectionClose.endOutput(channel);
            leave();
        }
    }

    /// Frees its slot: a peer that is slow to hang up doesn't occupy one.
    private void leave() {
        if (!left) {
            left = true;
            services().admissions().leave(owner);
        }
    }

    private void answer() {
        var due = answer;
        answer = null;
        if (due != null && channel.isActive()) {
            var _ = channel.write(channel.alloc().buffer(due.length).writeBytes(due), channel.voidPromise());
        }
    }

    private boolean writeUnlessClosed(ByteBuf frame) {
        if (closeWritten || !channel.isActive()) {
            frame.release();
            return false;
        }
        answer();
        var _ = channel.write(frame, channel.voidPromise());
        var first = !dirty;
        dirty = true;
        return first;
    }
}
