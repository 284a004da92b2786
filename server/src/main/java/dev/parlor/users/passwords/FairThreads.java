package dev.parlor.users.passwords;

import dev.parlor.http.ProblemException;
import dev.parlor.http.ProblemResponses;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// A few threads for slow work. Work that has to wait does so in a [FairQueue].
///
/// Thread-safe.
public final class FairThreads implements AutoCloseable {
    private final FairQueue<FutureTask<?>> waiting;
    private final ThreadPoolExecutor threads;
    private final String busy;

    /// @param name the prefix of the threads' names, before their number
    /// @param queue how many tasks may wait
    /// @param busy the message for a requester whose task was displaced
    public FairThreads(String name, int threads, int queue, String busy) {
        this.waiting = new FairQueue<>(queue);
        this.busy = busy;
        // Each entry here is one turn, not yet assigned to a task; there are never more turns than waiting
        // tasks.
        this.threads = new ThreadPoolExecutor(
                threads,
                threads,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name(name, 1).factory());
        this.threads.allowCoreThreadTimeOut(true);
    }

    /// Runs the work, after the work queued before it, and waits for the result.
    ///
    /// @throws ProblemException 503 when too many tasks wait, and this requester has the most of them
    public <T> T run(Requester who, Callable<T> work) {
        var task = new FutureTask<>(work);
        waiting.add(who, task)
                .ifPresentOrElse(
                        displaced -> displaced.cancel(false),
                        () -> threads.execute(() -> waiting.poll().ifPresent(FutureTask::run)));
        try {
            return task.get();
        } catch (CancellationException displaced) {
            throw new ProblemException(
                    ProblemResponses.detail(503, busy, "busy").withHeader("Retry-After", "3"));
        } catch (ExecutionException failed) {
            throw new IllegalStateException("Work on a thread of its own failed.", failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a turn.", stopping);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
