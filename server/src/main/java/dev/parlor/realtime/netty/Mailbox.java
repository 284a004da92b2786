package dev.parlor.realtime.netty;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// What waits to be handled for one connection: its opening, its messages, its end. They are handled one at a
/// time, in order, on a virtual thread that exists only while there is work; an idle mailbox holds no queue
/// and no thread.
///
/// Thread-safe.
final class Mailbox implements Runnable {
    /// Reading stops when this many messages wait.
    static final int CAPACITY = 64;

    private static final int READ_ON_AT = CAPACITY / 2;

    private final MailboxReceiver receiver;
    private @Nullable ArrayDeque<QueuedText> letters;
    private boolean running;
    private boolean full;
    private boolean openDue;
    private boolean cut;
    private boolean endDue;
    private boolean ended;

    Mailbox(MailboxReceiver receiver) {
        this.receiver = receiver;
    }

    /// One message.
    ///
    /// @param since when it arrived, as [System#nanoTime]
    record QueuedText(String text, long since) {}

    /// Handles what waits. Called on virtual threads, never concurrently; must not throw.
    interface MailboxReceiver {
        void opened();

        void received(QueuedText queuedText);

        /// The end: called exactly once, after everything else, whether or not `opened` was called.
        void closed();

        /// The number of waiting messages has changed by this much. Must not block.
        void waiting(int change);

        /// There is room again after [Mailbox#offer] returned false. Must not block.
        void roomAgain();
    }

    private enum MailboxStep {
        OPEN,
        TEXT,
        END
    }

    /// Call first, and once.
    synchronized void open() {
        openDue = true;
        start();
    }

    /// Adds a message; after the end it is dropped. Returns false when the mailbox is now full: then offer nothing
    /// until [MailboxReceiver#roomAgain].
    synchronized boolean offer(QueuedText queuedText) {
        if (endDue) {
            return true;
        }
        if (letters == null) {
            letters = new ArrayDeque<>(2);
        }
        letters.add(queuedText);
        receiver.waiting(1);
        full = letters.size() >= CAPACITY;
        start();
        return !full;
    }

    /// The connection has ended.
    ///
    /// @param dropRest whether waiting messages are dropped (the server closed) or still handled (the peer
    ///     closed)
    synchronized void end(boolean dropRest) {
        cut |= dropRest;
        endDue = true;
        start();
    }

    private void start() {
        if (!running && !ended) {
            running = true;
            Thread.startVirtualThread(this);
        }
    }

    @Override
    public void run() {
        for (var queuedText = new QueuedText[1]; ; ) {
            switch (next(queuedText)) {
                case OPEN -> receiver.opened();
                case TEXT -> receiver.received(queuedText[0]);
                case END -> receiver.closed();
                case null -> {
                    return;
                }
            }
        }
    }

    private synchronized @Nullable MailboxStep next(QueuedText[] queuedText) {
        if (openDue && !cut) {
            openDue = false;
            return MailboxStep.OPEN;
        }
        if (letters != null && !letters.isEmpty() && !cut) {
            queuedText[0] = letters.remove();
            receiver.waiting(-1);
            if (full && letters.size() <= READ_ON_AT) {
                full = false;
                receiver.roomAgain();
            }
            return MailboxStep.TEXT;
        }
        forgetLetters();
        if (endDue && !ended) {
            ended = true;
            return MailboxStep.END;
        }
        running = false;
        return null;
    }

    private void forgetLetters() {
        if (letters != null) {
            receiver.waiting(-letters.size());
            letters = null;
        }
    }
}
