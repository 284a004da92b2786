package dev.parlor.http.server;

import dev.parlor.http.ProblemResponses;
import dev.parlor.http.Response;
import dev.parlor.http.client.Ascii;
import dev.parlor.http.client.ClientAddress;
import dev.parlor.http.request.EncodedResponse;
import dev.parlor.http.request.ErrorResponses;
import dev.parlor.http.request.RequestContext;
import dev.parlor.http.request.RequestTarget;
import dev.parlor.http.request.ResponseWriter;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The first handler of each request. It refuses requests that are not proper HTTP, and passes the rest to
/// [PathDispatcher]. Runs on the event loop.
final class RequestHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);
    private static final RequestTarget UNKNOWN = new RequestTarget("-", "", Optional.empty());
    private static final int LONGEST_ID = 64;

    private final Consumer<RequestContext> places;
    private final ClientAddress clients;
    private final ResponseWriter writer;

    /// @param places handles proper HTTP requests, on the event loop
    RequestHandler(Consumer<RequestContext> places, ClientAddress clients, ResponseWriter writer) {
        this.places = places;
        this.clients = clients;
        this.writer = writer;
    }

    void handle(HttpServerRequest request) {
        var target = RequestTarget.parse(request.uri());
        var call = call(request, target.orElse(UNKNOWN));
        try {
            if (target.isEmpty()) {
                writer.send(call, EncodedResponse.of(ProblemResponses.malformed("The request target is malformed.")));
            } else if (request.headers().contains("")) {
                writer.send(call, EncodedResponse.of(ProblemResponses.malformed("A header needs a name.")));
            } else if (!hasOneHost(request)) {
                writer.send(
                        call,
                        EncodedResponse.of(ProblemResponses.malformed("A request needs exactly one Host header.")));
            } else {
                places.accept(call);
            }
        } catch (RuntimeException fault) {
            writer.send(call, EncodedResponse.of(ErrorResponses.answer(call, fault)));
        }
    }

    /// Answers a request that the codec could not read, then closes the connection, because it is unknown
    /// where the next request would begin.
    void handleMalformed(HttpServerRequest request) {
        var cause = request.decoderResult().cause();
        LOG.debug("Malformed request: {}", String.valueOf(cause));
        var problem = malformed(cause);
        var target = cause instanceof TooLongHttpHeaderException
                ? RequestTarget.parse(request.uri()).orElse(UNKNOWN)
                : UNKNOWN;
        writer.send(
                call(request, target),
                EncodedResponse.of(readable(request, problem.withHeader("Connection", "close"))));
    }

    /// The `Origin` may be among the headers that were not read. The response holds nothing secret, so any page may
    /// read it.
    private static Response readable(HttpServerRequest request, Response response) {
        return request.getHeader("Origin") == null ? response.withHeader("Access-Control-Allow-Origin", "*") : response;
    }

    private static Response malformed(@Nullable Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return ProblemResponses.detail(414, "The request target is too long.", "uri_too_long");
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return ProblemResponses.detail(431, "The request headers are too large.", "headers_too_large");
        }
        return ProblemResponses.malformed("The request is not proper HTTP.");
    }

    private RequestContext call(HttpServerRequest request, RequestTarget target) {
        var client = clients.client(request.remoteAddress().hostAddress(), request.headers()::getAll);
        var host = client.host().or(target::authority).or(() -> Optional.ofNullable(request.getHeader("Host")));
        return new RequestContext(
                request,
                Vertx.currentContext(),
                id(request),
                System.nanoTime(),
                target,
                RequestContext.NOWHERE,
                Optional.empty(),
                client,
                host.orElse(""));
    }

    /// HTTP/1.0 requests may omit it; no request may have two (RFC 9112 §3.2).
    private static boolean hasOneHost(HttpServerRequest request) {
        var count = request.headers().getAll("Host").size();
        return count == 1 || (count == 0 && request.version() == HttpVersion.HTTP_1_0);
    }

    private static String id(HttpServerRequest request) {
        var given = request.getHeader("X-Request-ID");
        return given != null && isSafe(given)
                ? given
                : Long.toHexString(ThreadLocalRandom.current().nextLong());
    }

    private static boolean isSafe(String id) {
        return !id.isEmpty() && id.length() <= LONGEST_ID && Ascii.consistsOf(id, "-_");
    }
}
