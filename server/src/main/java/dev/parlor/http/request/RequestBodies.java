package dev.parlor.http.request;

import dev.parlor.http.ProblemResponses;
import dev.parlor.http.Response;
import dev.parlor.limits.AddressKey;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.function.Consumer;

/// Collects request bodies, up to a limit. Runs on the event loop.
public final class RequestBodies {
    /// The largest body of a usual API request, in bytes (contract §1).
    static final int MOST = 64 * 1024;

    /// The most bytes that all incomplete usual bodies may hold together, and again for all large ones: slow
    /// clients, however many, can't fill the memory, and uploads take nothing from the rest.
    private static final long MOST_TOGETHER = 32L * 1024 * 1024;

    /// The most of this for one address, in bytes.
    private static final long MOST_OF_ONE = MOST_TOGETHER / 4;

    /// Bytes of each body that are not counted, so that logins and other small requests are served however
    /// much the rest holds. A connection's headers may hold four times as much.
    private static final int SMALL = 4 * 1024;

    private static final Duration SOON = Duration.ofSeconds(2);

    private static final byte[] NONE = {};

    private final ResponseWriter writer;
    private final MemoryBudget usual = new MemoryBudget(MOST_TOGETHER, MOST_OF_ONE);
    private final MemoryBudget large = new MemoryBudget(MOST_TOGETHER, MOST_OF_ONE);

    public RequestBodies(ResponseWriter writer) {
        this.writer = writer;
    }

    /// Whether the body may be larger than usual, and can't be refused by the head alone.
    ///
    /// @param most the largest allowed body, in bytes
    static boolean isLarge(RequestContext context, int most) {
        var request = context.http();
        var declared = declared(request);
        if (most <= MOST || declared > most || !hasBody(request)) {
            return false;
        }
        return declared > MOST || request.headers().contains("Transfer-Encoding");
    }

    /// Passes the complete body on, or answers 413. Does nothing if the client disconnects before that. The
    /// body of a GET has no meaning (RFC 9110 §9.3.1) and is discarded as it arrives.
    ///
    /// @param most the largest allowed body, in bytes
    void read(RequestContext context, int most, Consumer<byte[]> then) {
        var request = context.http();
        if (!hasBody(request)) {
            then.accept(NONE);
        } else if (declared(request) > most) {
            refuse(context, ProblemResponses.tooLarge(most));
        } else {
            if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
                request.response().writeContinue();
            }
            collect(context, most, then);
        }
    }

    private static boolean hasBody(HttpServerRequest request) {
        var method = request.method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            return false;
        }
        return declared(request) > 0 || request.headers().contains("Transfer-Encoding");
    }

    /// The `Content-Length`, which the codec has checked to be a number; 0 when absent.
    private static long declared(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
    }

    private void collect(RequestContext context, int most, Consumer<byte[]> then) {
        var request = context.http();
        var memory = isLarge(context, most) ? large : usual;
        var share = memory.share(AddressKey.of(context.client().address()));
        var body = Buffer.buffer();
        request.handler(chunk -> {
            body.appendBuffer(chunk);
            if (body.length() > most) {
                share.giveBack();
                refuse(context, ProblemResponses.tooLarge(most));
                return;
            }
            switch (share.take(Math.clamp(body.length() - SMALL, 0, chunk.length()))) {
                case DONE -> {}
                case TOO_MUCH_OF_ONE -> {
                    share.giveBack();
                    refuse(context, ProblemResponses.throttled(SOON));
                }
                case TOO_MUCH_TOGETHER -> {
                    share.giveBack();
                    refuse(context, ProblemResponses.unavailable());
                }
            }
        });
        request.endHandler(nothing -> {
            share.giveBack();
            then.accept(body.getBytes());
        });
        request.exceptionHandler(gone -> {
            share.giveBack();
            request.endHandler(null);
        });
    }

    /// Answers without waiting for the rest of the body; the connection can't be used afterwards.
    void refuse(RequestContext context, Response response) {
        var request = context.http();
        request.handler(ignored -> {});
        request.endHandler(null);
        writer.send(context, EncodedResponse.of(response.withHeader("Connection", "close")));
    }
}
