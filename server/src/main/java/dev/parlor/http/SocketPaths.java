package dev.parlor.http;

import java.util.function.Predicate;

/// Plain HTTP requests under `/ws/`: the real ones never come here, the socket gate takes their connections over.
final class SocketPaths {
    private final Predicate<String> known;
    private final Outbound outbound;

    /// @param known whether a path, without its last slash, is one of a socket
    SocketPaths(Predicate<String> known, Outbound outbound) {
        this.known = known;
        this.outbound = outbound;
    }

    void handle(Call call) {
        var path = call.target().path();
        var bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        outbound.send(call, Reply.of(known.test(bare) ? Problems.upgradeRequired() : Problems.notFound()));
    }
}
