package dev.parlor.http;

import dev.parlor.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads a request body, which must be a single JSON object.
public final class JsonBody {
    private JsonBody() {}

    /// @param contentType the header, if sent
    /// @throws ProblemException 400 `parse_error`, or 415
    public static JsonNode read(byte[] body, Optional<String> contentType) {
        if (body.length == 0) {
            return Json.MAPPER.createObjectNode();
        }
        if (!isJson(contentType.orElse(""))) {
            throw new ProblemException(ProblemResponses.wrongType(contentType.orElse("")));
        }
        var node = parse(text(body));
        if (!node.isObject()) {
            throw new ProblemException(ProblemResponses.unreadable("Expected an object."));
        }
        return node;
    }

    private static JsonNode parse(String text) {
        try {
            return Json.parse(text);
        } catch (JacksonException malformed) {
            var where = malformed.getLocation();
            throw new ProblemException(ProblemResponses.unreadable(
                    where == null
                            ? "Malformed JSON."
                            : "Malformed JSON at line " + where.getLineNr() + ", column " + where.getColumnNr() + "."));
        }
    }

    /// Decodes strictly: invalid UTF-8 must not become replacement characters, which would then be stored.
    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new ProblemException(ProblemResponses.unreadable("The body is not UTF-8."));
        }
    }

    private static boolean isJson(String contentType) {
        var parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        if (!parts[0].strip().equals("application/json")) {
            return false;
        }
        for (var i = 1; i < parts.length; i++) {
            var parameter = parts[i].replace("\"", "").strip();
            if (parameter.startsWith("charset=") && !parameter.matches("charset=utf-?8")) {
                return false;
            }
        }
        return true;
    }
}
