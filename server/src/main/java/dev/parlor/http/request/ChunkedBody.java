package dev.parlor.http.request;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A response body that is written in chunks. The writer waits until the connection has taken a chunk before
/// it writes the next, so only one chunk is in memory, however slowly the client reads.
///
/// Confined to the writer's thread, which must be a virtual one.
final class ChunkedBody extends OutputStream {
    private static final int CHUNK = 32 * 1024;

    private final RequestContext context;
    private final Consumer<HttpServerResponse> head;
    private final long deadline;
    private Buffer chunk = Buffer.buffer(CHUNK);
    private boolean begun;
    private boolean lost;

    /// @param head writes the head, on the event loop, when the first chunk is ready
    /// @param limit how long the whole body may take
    ChunkedBody(RequestContext context, Consumer<HttpServerResponse> head, Duration limit) {
        this.context = context;
        this.head = head;
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    /// Whether something has been sent, so that it is too late for a different answer.
    boolean begun() {
        return begun;
    }

    /// Whether the client disconnected or was too slow.
    boolean lost() {
        return lost;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        chunk.appendBytes(bytes, offset, length);
        if (chunk.length() >= CHUNK) {
            var full = chunk;
            chunk = Buffer.buffer(CHUNK);
            send(() -> context.http().response().write(full));
        }
    }

    /// Ends the answer.
    void finish() throws IOException {
        send(() -> context.http().response().end(chunk));
    }

    private void send(Supplier<Future<Void>> work) throws IOException {
        var done = new CompletableFuture<Void>();
        var first = !begun;
        begun = true;
        context.loop().runOnContext(nothing -> {
            var response = context.http().response();
            try {
                if (first && !response.closed()) {
                    head.accept(response);
                }
                work.get().onSuccess(done::complete).onFailure(done::completeExceptionally);
            } catch (RuntimeException closed) {
                done.completeExceptionally(closed);
            }
        });
        await(done);
    }

    private void await(CompletableFuture<Void> done) throws IOException {
        lost = true;
        try {
            done.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            lost = false;
        } catch (ExecutionException gone) {
            throw new IOException("The client has gone.", gone.getCause());
        } catch (TimeoutException slow) {
            throw new IOException("The client reads too slowly.", slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
