package dev.parlor.http;

/// What one route does. Runs on a virtual thread and may block.
@FunctionalInterface
public interface Endpoint {
    /// Answers a request. An expected refusal is a [Response] too, or a [ProblemException] thrown where the way back
    /// is
    /// long; any other exception is a bug and becomes a 500 with an error id.
    Response handle(Request request);
}
