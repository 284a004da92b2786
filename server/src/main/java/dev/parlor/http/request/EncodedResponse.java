package dev.parlor.http.request;

import dev.parlor.http.BinaryBody;
import dev.parlor.http.JsonStream;
import dev.parlor.http.Response;
import dev.parlor.json.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.Map;
import java.util.Optional;

/// An encoded response, ready to be written.
///
/// @param body may be shared between responses, as for a file; must not be modified
/// @param headers without those that every response has
/// @param rest the body, if it is streamed
public record EncodedResponse(
        int status, Buffer body, CharSequence contentType, Map<String, String> headers, Optional<JsonStream> rest) {
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final Buffer NOTHING = Buffer.buffer(0);

    public EncodedResponse(int status, Buffer body, CharSequence contentType, Map<String, String> headers) {
        this(status, body, contentType, headers, Optional.empty());
    }

    /// Encodes an endpoint's response.
    public static EncodedResponse of(Response response) {
        if (response.body().orElse(null) instanceof BinaryBody(var type, var bytes)) {
            return new EncodedResponse(response.status(), Buffer.buffer(bytes), type, response.headers());
        }
        if (response.body().orElse(null) instanceof JsonStream stream) {
            return new EncodedResponse(response.status(), NOTHING, JSON, response.headers(), Optional.of(stream));
        }
        var body = response.body().map(Json::bytes).map(Buffer::buffer).orElse(NOTHING);
        return new EncodedResponse(response.status(), body, JSON, response.headers());
    }

    /// Whether this is a script, a style sheet or a font. Browsers never show these as pages, so the headers
    /// for pages would only add weight: a first visit loads about fifty of them.
    boolean isPartOfAPage() {
        return contentType instanceof String name
                && (name.startsWith("text/javascript") || name.startsWith("text/css") || name.startsWith("font/"));
    }

    public static EncodedResponse empty(int status, Map<String, String> headers) {
        return new EncodedResponse(status, NOTHING, JSON, headers);
    }
}
