package dev.parlor.http;

import dev.parlor.trace.Spans;
import java.util.Optional;

/// How the server is watched.
///
/// @param measurements where they are shown; empty when they aren't
/// @param traffic counts what is answered
/// @param spans records how requests are answered
public record Watch(Optional<Measurements> measurements, HttpTraffic traffic, Spans spans) {
    /// By nobody.
    public static Watch none() {
        return new Watch(Optional.empty(), new HttpTraffic(), Spans.OFF);
    }
}
