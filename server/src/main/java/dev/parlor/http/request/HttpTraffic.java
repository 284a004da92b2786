package dev.parlor.http.request;

import dev.parlor.http.Response;
import dev.parlor.tally.DurationHistogram;
import dev.parlor.tally.EventCounter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What was asked by HTTP and answered since this node began. Thread-safe.
public final class HttpTraffic {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    public static final String CONNECTIONS = "connections_per_address";

    private final EventCounter<String> refusals = new EventCounter<>();
    private final EventCounter<String> throttled = new EventCounter<>(List.of(CONNECTIONS));
    private final EventCounter<AnswerKey> answers = new EventCounter<>();
    private final ConcurrentHashMap<RouteKey, DurationHistogram> times = new ConcurrentHashMap<>();

    /// Where a request went.
    ///
    /// @param method one of the usual ones, or `other`: anybody can make up more
    /// @param route the path as it is written down, `/api/games/{id}/`; a word for what is no route
    public record RouteKey(String method, String route) {}

    /// Which answer it got there.
    public record AnswerKey(RouteKey place, int status) {}

    /// How many answers there were of each kind.
    public Map<AnswerKey, Long> answers() {
        return answers.all();
    }

    /// How long they took, from the head of the request until the answer was handed to the connection.
    public Map<RouteKey, DurationHistogram> times() {
        return Map.copyOf(times);
    }

    /// What the API has refused, by the code in the answer.
    public EventCounter<String> refusals() {
        return refusals;
    }

    /// What was closed at once, by the limit that kept it out.
    public EventCounter<String> throttled() {
        return throttled;
    }

    /// Counts an answer of the API if it is a refusal that has a code, and returns it.
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
