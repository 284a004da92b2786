package dev.parlor.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The error bodies of the contract, §1, each in one place.
public final class Problems {
    private Problems() {}

    /// 400, a rule of the domain: `{"detail":"sentence","code":"…"}`.
    public static Response refused(String detail, String code) {
        return detail(400, detail, code);
    }

    /// 400, one field: `{"<field>":["sentence"]}`.
    public static Response field(String field, String sentence) {
        return Response.of(400, Map.of(field, List.of(sentence)));
    }

    /// 403 `permission_denied`.
    public static Response forbidden(String detail) {
        return detail(403, detail, "permission_denied");
    }

    /// 404 `not_found`: unknown, or not even to be seen.
    public static Response notFound() {
        return detail(404, "Not found.", "not_found");
    }

    /// 429 `throttled`, with `Retry-After` in whole seconds, rounded up.
    public static Response throttled(Duration retryAfter) {
        var seconds = Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds());
        var sentence = "Request was throttled. Expected available in " + seconds + " seconds.";
        return detail(429, sentence, "throttled").withHeader("Retry-After", Long.toString(seconds));
    }

    /// Any status with the usual two fields.
    public static Response detail(int status, String detail, String code) {
        var body = new LinkedHashMap<String, Object>();
        body.put("detail", detail);
        body.put("code", code);
        return Response.of(status, body);
    }
}
