package dev.parlor.http;

import java.util.Map;
import java.util.Optional;

/// The response to a request.
///
/// @param body a record, map, list or JSON node to be written as JSON, a [BinaryBody] or a [JsonStream];
///     empty for no body
public record Response(int status, Optional<Object> body, Map<String, String> headers) {
    public static Response ok(Object body) {
        return new Response(200, Optional.of(body), Map.of());
    }

    public static Response created(Object body) {
        return new Response(201, Optional.of(body), Map.of());
    }

    public static Response noContent() {
        return new Response(204, Optional.empty(), Map.of());
    }

    public static Response of(int status, Object body) {
        return new Response(status, Optional.of(body), Map.of());
    }

    public Response withHeader(String name, String value) {
        var more = new java.util.HashMap<>(headers);
        more.put(name, value);
        return new Response(status, body, Map.copyOf(more));
    }
}
