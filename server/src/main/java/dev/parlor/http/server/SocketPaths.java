package dev.parlor.http.server;

import dev.parlor.http.ProblemResponses;
import dev.parlor.http.request.EncodedResponse;
import dev.parlor.http.request.RequestContext;
import dev.parlor.http.request.ResponseWriter;
import java.util.function.Predicate;

/// Plain HTTP requests under `/ws/`. Real sockets never get here: the socket gate takes over their
/// connections.
final class SocketPaths {
    private final Predicate<String> known;
    private final ResponseWriter writer;

    /// @param known whether a path, without its last slash, belongs to a socket
    SocketPaths(Predicate<String> known, ResponseWriter writer) {
        this.known = known;
        this.writer = writer;
    }

    void handle(RequestContext context) {
        var path = context.target().path();
        var bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        writer.send(
                context,
                EncodedResponse.of(
                        known.test(bare) ? ProblemResponses.upgradeRequired() : ProblemResponses.notFound()));
    }
}
