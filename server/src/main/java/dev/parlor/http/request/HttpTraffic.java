package dev.parlor.http.request;

import dev.parlor.http.Response;
import dev.parlor.tally.DurationHistogram;
import dev.parlor.tally.EventCounter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Counts the HTTP requests and answers since this node started. Thread-safe.
public final class HttpTraffic {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    public static final String CONNECTIONS = "connections_per_address";

    private final EventCounter<String> refusals = new EventCounter<>();
    private final EventCounter<String> throttled = new EventCounter<>(List.of(CONNECTIONS));
    private final EventCounter<AnswerKey> answers = new EventCounter<>();
    private final ConcurrentHashMap<RouteKey, DurationHistogram> times = new ConcurrentHashMap<>();

    /// The method and route of a request.
    ///
    /// @param method one of the usual ones, or `other`, because clients can invent methods
    /// @param route the path template, such as `/api/games/{id}/`, or a word when there is no route
    public record RouteKey(String method, String route) {}

    /// A route with the status of an answer.
    public record AnswerKey(RouteKey place, int status) {}

    /// The number of answers, by route and status.
    public Map<AnswerKey, Long> answers() {
        return answers.all();
    }

    /// The response times, from the head of the request until the answer was handed to the connection.
    public Map<RouteKey, DurationHistogram> times() {
        return Map.copyOf(times);
    }

    /// The API's refusals, by the code in the answer.
    public EventCounter<String> refusals() {
        return refusals;
    }

    /// The connections that were closed at once, by the limit that they exceeded.
    public EventCounter<String> throttled() {
        return throttled;
    }

    /// Counts an API answer if it is a refusal with a code, and returns it.
    Response counted(Response response) {
        if (response.status() >= 400
                && response.body().orElse(null) instanceof Map<?, ?> body
                && body.get("code") instanceof String code) {
            refusals.increment(code);
        }
        return response;
    }

    void answered(RequestContext context, int status, long nanos) {
        var method = context.method();
        var place = new RouteKey(METHODS.contains(method) ? method : "other", context.route());
        answers.increment(new AnswerKey(place, status));
        var known = times.get(place);
        var taken = known == null ? times.computeIfAbsent(place, fresh -> new DurationHistogram()) : known;
        taken.record(nanos);
    }
}
