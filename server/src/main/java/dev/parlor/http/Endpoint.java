package dev.parlor.http;

/// Answers the requests of one route. Runs on a virtual thread and may block.
@FunctionalInterface
public interface Endpoint {
    /// Answers a request. An expected refusal is a [Response] too, or a [ProblemException] where returning
    /// one would be cumbersome; any other exception is a bug and becomes a 500 with an error id.
    Response handle(Request request);
}
