package dev.parlor.http.request;

import dev.parlor.http.BinaryBody;
import dev.parlor.http.JsonStream;
import dev.parlor.http.Response;
import dev.parlor.json.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.Map;
import java.util.Optional;

/// An answer in bytes, ready to be written.
///
/// @param body shared between answers where it is a file's; not to be written to
/// @param headers without those that every answer has
/// @param rest the body, where it is written while it is read
public record EncodedResponse(
        int status, Buffer body, CharSequence contentType, Map<String, String> headers, Optional<JsonStream> rest) {
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final Buffer NOTHING = Buffer.buffer(0);

    public EncodedResponse(int status, Buffer body, CharSequence contentType, Map<String, String> headers) {
        this(status, body, contentType, headers, Optional.empty());
    }

    /// Encodes what an endpoint answered.
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

    /// Whether it is a script, a style or a font: nothing that browsers show as a page, so what is said for pages
    /// would only be weight. A first visit loads half a hundred of them.
    boolean isPartOfAPage() {
        return contentType instanceof String name
                && (name.startsWith("text/javascript") || name.startsWith("text/css") || name.startsWith("font/"));
    }

    public static EncodedResponse empty(int status, Map<String, String> headers) {
        return new EncodedResponse(status, NOTHING, JSON, headers);
    }
}
