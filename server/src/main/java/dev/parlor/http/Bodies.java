package dev.parlor.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/// Collects request bodies, up to a limit. On the event loop.
final class Bodies {
    /// The most that the body of a usual API request may hold, in bytes (contract §1).
    static final int MOST = 64 * 1024;

    /// The most that all bodies may hold together that haven't arrived completely: slow clients, however many,
    /// can't fill the memory.
    private static final long MOST_TOGETHER = 64L * 1024 * 1024;

    private static final byte[] NONE = {};

    private final Outbound outbound;
    private final Allowance memory = new Allowance(MOST_TOGETHER);

    Bodies(Outbound outbound) {
        this.outbound = outbound;
    }

    /// Hands the whole body on, or answers 413. When the client goes away in between, nothing happens. The body of
    /// a GET means nothing (RFC 9110 §9.3.1) and is thrown away as it comes.
    ///
    /// @param most bytes
    void read(Call call, int most, Consumer<byte[]> then) {
        var request = call.http();
        if (!hasBody(request)) {
            then.accept(NONE);
        } else if (declared(request) > most) {
            refuse(call, Problems.tooLarge(most));
        } else {
            if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
                request.response().writeContinue();
            }
            collect(call, most, then);
        }
    }

    private static boolean hasBody(HttpServerRequest request) {
        var method = request.method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            return false;
        }
        return declared(request) > 0 || request.headers().contains("Transfer-Encoding");
    }

    /// The `Content-Length`, which the codec has checked to be a number; 0 when there is none.
    private static long declared(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
    }

    private void collect(Call call, int most, Consumer<byte[]> then) {
        var request = call.http();
        var share = memory.share();
        var body = Buffer.buffer();
        request.handler(chunk -> {
            body.appendBuffer(chunk);
            if (body.length() > most) {
                share.giveBack();
                refuse(call, Problems.tooLarge(most));
            } else if (!share.take(chunk.length())) {
                share.giveBack();
                refuse(call, Problems.unavailable());
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

    /// Answers without waiting for the rest; the connection is of no use afterwards.
    private void refuse(Call call, Response response) {
        var request = call.http();
        request.handler(ignored -> {});
        request.endHandler(null);
        outbound.send(call, Reply.of(response.withHeader("Connection", "close")));
    }
}
