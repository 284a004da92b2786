package dev.parlor.realtime.netty;

import dev.parlor.realtime.Frame;
import dev.parlor.realtime.netty.frame.FrameEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The frames to send on the sockets of one event loop.
///
/// Any thread may add; the first entry in an empty outbox schedules one task, which sends everything that was
/// added before it runs. A frame for many sockets in a row is copied to one buffer, and each socket gets a
/// view of it; every socket that got a frame is flushed once, at the end. So a fan-out costs each socket
/// little more than its `send`.
final class LoopOutbox implements Runnable {
    private final EventLoop eventLoop;
    private final SocketTraffic traffic;

    /// The newest entry; each links to the one before it.
    private final AtomicReference<@Nullable OutboxEntry> newest = new AtomicReference<>();

    // Confined to the event loop:
    private final ArrayList<NettyConnection> unflushed = new ArrayList<>();
    private final ArrayList<Frame> published = new ArrayList<>();
    private long sent;
    private @Nullable Frame encodedFrame;
    private @Nullable ByteBuf encoded;

    LoopOutbox(EventLoop eventLoop, SocketTraffic traffic) {
        this.eventLoop = eventLoop;
        this.traffic = traffic;
    }

    private static final class OutboxEntry {
        private final NettyConnection connection;
        private final @Nullable Frame frame;
        private @Nullable OutboxEntry next;

        OutboxEntry(NettyConnection connection, @Nullable Frame frame) {
            this.connection = connection;
            this.frame = frame;
        }
    }

    /// Queues a frame for one connection; null stands for its close frame. Keeps the order of each
    /// connection.
    void add(NettyConnection connection, @Nullable Frame frame) {
        var entry = new OutboxEntry(connection, frame);
        @Nullable OutboxEntry before;
        do {
            before = newest.get();
            entry.next = before;
        } while (!newest.compareAndSet(before, entry));
        if (before == null) {
            EventLoopState.execute(eventLoop, this);
        }
    }

    @Override
    public void run() {
        try {
            for (var entry = oldestFirst(newest.getAndSet(null)); entry != null; entry = entry.next) {
                guarded(entry);
            }
            unflushed.forEach(NettyConnection::flush);
            count();
        } finally {
            unflushed.clear();
            published.clear();
            sent = 0;
            forgetBuffer();
        }
    }

    /// Once for the whole batch: counting each frame would cost more than it is worth.
    private void count() {
        if (sent > 0) {
            traffic.sent().add(sent);
        }
        if (!published.isEmpty()) {
            var now = System.nanoTime();
            for (var frame : published) {
                traffic.written().record(now - frame.publishedNanos());
            }
        }
    }

    /// A failure of one connection (no memory for its frame, say) closes that connection but doesn't stop the
    /// batch.
    private void guarded(OutboxEntry entry) {
        try {
            send(entry);
        } catch (RuntimeException | OutOfMemoryError broken) {
            ConnectionClose.broken(entry.connection.channel(), broken);
        }
    }

    private void send(OutboxEntry entry) {
        var connection = entry.connection;
        if (entry.frame == null) {
            connection.writeClose();
            return;
        }
        sent++;
        if (connection.write(entry.frame, buffer(entry.frame, connection).retainedDuplicate())) {
            unflushed.add(connection);
        }
    }

    private ByteBuf buffer(Frame frame, NettyConnection first) {
        var present = encoded;
        if (present != null && encodedFrame == frame) {
            return present;
        }
        forgetBuffer();
        var fresh = FrameEncoder.text(first.channel().alloc(), frame);
        encodedFrame = frame;
        encoded = fresh;
        if (frame.publishedNanos() != 0) {
            published.add(frame);
        }
        return fresh;
    }

    private void forgetBuffer() {
        if (encoded != null) {
            encoded.release();
            encoded = null;
            encodedFrame = null;
        }
    }

    private static @Nullable OutboxEntry oldestFirst(@Nullable OutboxEntry newest) {
        @Nullable OutboxEntry reversed = null;
        for (var entry = newest; entry != null; ) {
            var older = entry.next;
            entry.next = reversed;
            reversed = entry;
            entry = older;
        }
        return reversed;
    }
}
