package dev.parlor.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

/// `GET /metrics`: never open by default (contract §5). Without a token and a port of its own there is no such
/// page.
final class MetricsPage {
    static final String PATH = "/metrics";

    private static final String SCHEME = "Bearer ";

    private final Optional<MetricsAccess> shown;
    private final Gatekeeper gatekeeper;
    private final ResponseWriter outbound;

    /// @param shown empty when this listener has no such page
    MetricsPage(Optional<MetricsAccess> shown, Gatekeeper gatekeeper, ResponseWriter outbound) {
        this.shown = shown;
        this.gatekeeper = gatekeeper;
        this.outbound = outbound;
    }

    void handle(RequestContext call) {
        if (shown.isEmpty()) {
            outbound.send(call, EncodedResponse.of(ProblemResponses.notFound()));
        } else if (!call.is(HttpMethod.GET) && !call.is(HttpMethod.HEAD)) {
            outbound.send(call, EncodedResponse.of(ProblemResponses.wrongMethod(call.method(), "GET, HEAD")));
        } else {
            Thread.startVirtualThread(() -> outbound.send(call, answer(call, shown.get())));
        }
    }

    private EncodedResponse answer(RequestContext call, MetricsAccess measurements) {
        try {
            if (measurements.token().isPresent()) {
                check(call, measurements.token().get());
            }
            var page = measurements.sheet().page(Optional.ofNullable(call.http().getHeader("Accept")));
            return new EncodedResponse(200, Buffer.buffer(page.text()), page.type(), Map.of("Vary", "Accept"));
        } catch (ProblemException refusal) {
            return EncodedResponse.of(refusal.response());
        } catch (RuntimeException fault) {
            return EncodedResponse.of(ErrorResponses.answer(call, fault));
        }
    }

    /// Only who guesses is counted: a collector may read as often as it likes.
    private void check(RequestContext call, String token) {
        var headers = call.http().headers().getAll("Authorization");
        if (headers.isEmpty()) {
            gatekeeper.admitAnybody(call);
            throw new ProblemException(ProblemResponses.anonymous());
        }
        // Each comparison takes the same time, wherever they differ.
        if (headers.size() != 1
                || !MessageDigest.isEqual(
                        (SCHEME + token).getBytes(UTF_8), headers.getFirst().getBytes(UTF_8))) {
            gatekeeper.admitAnybody(call);
            throw new ProblemException(
                    ProblemResponses.unauthenticated("Given token not valid for any token type", "token_not_valid"));
        }
    }
}
