package dev.parlor.json;

import java.io.OutputStream;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON as Parlor reads and writes it: strict RFC 8259, UTF-8, records by their declared names, unknown fields
/// ignored.
///
/// Thread-safe.
public final class Json {
    /// The mapper. Everything that is written to or read from a client goes through it.
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private Json() {}

    /// Encodes `value` as UTF-8 JSON.
    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /// Writes `value` as UTF-8 JSON as it goes, an [Iterable] element by element.
    ///
    /// @throws JacksonException when `out` throws, as its cause
    public static void write(OutputStream out, Object value) {
        MAPPER.writeValue(out, value);
    }

    /// Parses one JSON value.
    ///
    /// @throws JacksonException when `text` is not exactly one JSON value
    public static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /// Parses one JSON value from UTF-8.
    ///
    /// @throws JacksonException when `utf8` is not exactly one JSON value
    public static JsonNode parse(byte[] utf8) {
        return MAPPER.readTree(utf8);
    }
}
