package dev.parlor.realtime.netty;

import io.netty.channel.EventLoop;
import java.util.concurrent.RejectedExecutionException;

/// What the sockets of one event loop share.
///
/// @param eventLoop the thread that they are read and written on
record EventLoopState(EventLoop eventLoop, LoopOutbox outbox, LoopSockets sockets, SocketServices services) {
    static EventLoopState of(EventLoop eventLoop, SocketServices services) {
        return new EventLoopState(
                eventLoop, new LoopOutbox(eventLoop, services.traffic()), new LoopSockets(services), services);
    }

    /// Runs a task on the event loop, unless the loop has ended.
    void execute(Runnable task) {
        execute(eventLoop, task);
    }

    /// An event loop that has ended has closed its sockets: the task has nothing left to do.
    static void execute(EventLoop eventLoop, Runnable task) {
        try {
            eventLoop.execute(task);
        } catch (RejectedExecutionException ended) {
            if (!eventLoop.isShuttingDown()) {
                throw ended;
            }
        }
    }
}
