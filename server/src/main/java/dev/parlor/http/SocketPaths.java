package dev.parlor.http;

import java.util.function.Predicate;

/// Plain HTTP requests under `/ws/`: the real ones never come here, the socket gate takes their connections over.
final class SocketPaths {
    private final Predicate<String> known;
    private final ResponseWriter outbound;

    /// @param known whether a path, without its last slash, is one of a socket
    SocketPaths(Predicate<String> known, ResponseWriter outbound) {
        this.known = known;
        this.outbound = outbound;
    }

    void handle(RequestContext call) {
        var path = call.target().path();
        var bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        outbound.send(
                call,
                EncodedResponse.of(
                        known.test(bare) ? ProblemResponses.upgradeRequired() : ProblemResponses.notFound()));
    }
}
