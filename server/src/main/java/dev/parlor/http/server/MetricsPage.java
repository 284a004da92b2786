package dev.parlor.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parlor.http.ProblemException;
import dev.parlor.http.ProblemResponses;
import dev.parlor.http.request.EncodedResponse;
import dev.parlor.http.request.ErrorResponses;
import dev.parlor.http.request.Gatekeeper;
import dev.parlor.http.request.MetricsAccess;
import dev.parlor.http.request.RequestContext;
import dev.parlor.http.request.ResponseWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

/// `GET /metrics`: never open by default (contract §5). Exists only with a token or a port of its own.
final class MetricsPage {
    static final String PATH = "/metrics";

    private static final String SCHEME = "Bearer ";

    private final Optional<MetricsAccess> shown;
    private final Gatekeeper gatekeeper;
    private final ResponseWriter writer;

    /// @param shown empty when this listener has no metrics page
    MetricsPage(Optional<MetricsAccess> shown, Gatekeeper gatekeeper, ResponseWriter writer) {
        this.shown = shown;
        this.gatekeeper = gatekeeper;
        this.writer = writer;
    }

    void handle(RequestContext context) {
        if (shown.isEmpty()) {
            writer.send(context, EncodedResponse.of(ProblemResponses.notFound()));
        } else if (!context.is(HttpMethod.GET) && !context.is(HttpMethod.HEAD)) {
            writer.send(context, EncodedResponse.of(ProblemResponses.wrongMethod(context.method(), "GET, HEAD")));
        } else {
            Thread.startVirtualThread(() -> writer.send(context, answer(context, shown.get())));
        }
    }

    private EncodedResponse answer(RequestContext context, MetricsAccess metrics) {
        try {
            if (metrics.token().isPresent()) {
                check(context, metrics.token().get());
            }
            var page = metrics.sheet().page(Optional.ofNullable(context.http().getHeader("Accept")));
            return new EncodedResponse(200, Buffer.buffer(page.text()), page.type(), Map.of("Vary", "Accept"));
        } catch (ProblemException refusal) {
            return EncodedResponse.of(refusal.response());
        } catch (RuntimeException fault) {
            return EncodedResponse.of(ErrorResponses.answer(context, fault));
        }
    }

    /// Counts only failed attempts: a collector may read as often as it likes.
    private void check(RequestContext context, String token) {
        var headers = context.http().headers().getAll("Authorization");
        if (headers.isEmpty()) {
            gatekeeper.admitAnybody(context);
            throw new ProblemException(ProblemResponses.anonymous());
        }
        // The comparison takes the same time wherever the two differ.
        if (headers.size() != 1
                || !MessageDigest.isEqual(
                        (SCHEME + token).getBytes(UTF_8), headers.getFirst().getBytes(UTF_8))) {
            gatekeeper.admitAnybody(context);
            throw new ProblemException(
                    ProblemResponses.unauthenticated("Given token not valid for any token type", "token_not_valid"));
        }
    }
}
