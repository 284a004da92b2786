package dev.parlor.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The error bodies of contract §1, each defined once.
public final class ProblemResponses {
    private ProblemResponses() {}

    /// 400 for a domain rule: `{"detail":"sentence","code":"…"}`.
    public static Response refused(String detail, String code) {
        return detail(400, detail, code);
    }

    /// 400 for one field: `{"<field>":["sentence"]}`.
    public static Response field(String field, String sentence) {
        return Response.of(400, Map.of(field, List.of(sentence)));
    }

    /// 400 with a bare array, `["sentence"]`, where the contract requires it.
    public static Response sentence(String sentence) {
        return Response.of(400, List.of(sentence));
    }

    /// 403 `permission_denied`.
    public static Response forbidden(String detail) {
        return detail(403, detail, "permission_denied");
    }

    /// 404 `not_found`: unknown, or hidden from the caller.
    public static Response notFound() {
        return detail(404, "Not found.", "not_found");
    }

    /// 429 `throttled`, with `Retry-After` in whole seconds, rounded up.
    public static Response throttled(Duration retryAfter) {
        var seconds = Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds());
        var sentence = "Request was throttled. Expected available in " + seconds + " seconds.";
        return detail(429, sentence, "throttled").withHeader("Retry-After", Long.toString(seconds));
    }

    /// 400 `parse_error`: the body is not a JSON object.
    static Response unreadable(String what) {
        return detail(400, "JSON parse error - " + what, "parse_error");
    }

    /// 400 `bad_request`: the request is not proper HTTP.
    public static Response malformed(String sentence) {
        return detail(400, sentence, "bad_request");
    }

    /// 400 `disallowed_host`.
    public static Response disallowedHost() {
        return detail(
                400,
                "This server does not answer to that host name. Its operator can add it to ALLOWED_HOSTS.",
                "disallowed_host");
    }

    /// 426: a request without an upgrade for a socket's route.
    public static Response upgradeRequired() {
        return detail(426, "This is a WebSocket endpoint; connect with an Upgrade request.", "upgrade_required")
                .withHeader("Upgrade", "websocket")
                .withHeader("Connection", "Upgrade");
    }

    /// 401 `not_authenticated`: a required token is missing.
    public static Response anonymous() {
        return unauthenticated("Authentication credentials were not provided.", "not_authenticated");
    }

    /// 401 with the authentication scheme to use.
    public static Response unauthenticated(String detail, String code) {
        return detail(401, detail, code).withHeader("WWW-Authenticate", "Bearer realm=\"api\"");
    }

    /// 405 with the allowed methods.
    public static Response wrongMethod(String method, String allow) {
        return only(405, "Method \"" + method + "\" not allowed.").withHeader("Allow", allow);
    }

    /// 413.
    public static Response tooLarge(int most) {
        return only(413, "Request body is too large. At most " + most + " bytes are accepted.");
    }

    /// 415.
    static Response wrongType(String contentType) {
        return only(415, "Unsupported media type \"" + contentType + "\" in request.");
    }

    /// 500: a bug; the log has the details under this id.
    public static Response internal(String errorId) {
        var body = new LinkedHashMap<String, Object>();
        body.put("detail", "Internal error.");
        body.put("code", "internal");
        body.put("error_id", errorId);
        return Response.of(500, body);
    }

    /// 503 `unavailable`: something that the server needs does not answer; the client should retry soon.
    public static Response unavailable() {
        return detail(503, "The server can't do this right now. Try again in a moment.", "unavailable")
                .withHeader("Retry-After", "2");
    }

    private static Response only(int status, String detail) {
        return Response.of(status, Map.of("detail", detail));
    }

    /// Any status with the usual two fields.
    public static Response detail(int status, String detail, String code) {
        var body = new LinkedHashMap<String, Object>();
        body.put("detail", detail);
        body.put("code", code);
        return Response.of(status, body);
    }
}
