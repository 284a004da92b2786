package dev.parlor.realtime;

import dev.parlor.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The commands that one socket understands, read from text.
///
/// Built once from a sealed interface whose records carry a [Wire] name. A message is read in one pass: the scalars
/// of known names are remembered, all else is skipped, and when the `type` is known its record is made of them.
/// Clients may send fields that nobody knows, and an `id` with any message.
///
/// Refusals have one of three codes: `parse_error` (not one JSON object), `unknown_type`, `bad_field`.
///
/// Thread-safe. Never throws for what a client sent.
///
/// @param <C> the sealed interface
public final class Protocol<C> {
    private final Map<String, Shape<C>> shapes = new HashMap<>();
    private final Map<String, Integer> slots = new HashMap<>();
    private final String known;

    private Protocol(Class<C> family) {
        if (!family.isSealed()) {
            throw new IllegalArgumentException(family + " must be a sealed interface");
        }
        var names = new TreeMap<String, Shape<C>>();
        for (var type : family.getPermittedSubclasses()) {
            var shape = Shape.<C>of(type.asSubclass(family), this::slot);
            if (names.put(shape.name(), shape) != null) {
                throw new IllegalArgumentException(family + " has two records named " + shape.name());
            }
        }
        shapes.putAll(names);
        known = String.join(", ", names.keySet());
    }

    /// The protocol of a sealed interface.
    ///
    /// @throws IllegalArgumentException when a subtype is no record, has no [Wire] name or a component of a type
    ///     that can't be read; seen at start, when the feature is made
    public static <C> Protocol<C> of(Class<C> family) {
        return new Protocol<>(family);
    }

    /// Reads one message.
    public Decoded<C> decode(String text) {
        try (var parser = Json.MAPPER.createParser(text)) {
            return read(parser);
        } catch (JacksonException notJson) {
            return refused("parse_error", "The message is not valid JSON. Send one JSON object as text.", null);
        }
    }

    private Decoded<C> read(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return refused(
                    "parse_error", "The message is JSON, but not an object. Send one object with a \"type\".", null);
        }
        @Nullable Scalar type = null;
        @Nullable Scalar id = null;
        var values = new @Nullable Scalar[slots.size()];
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var token = parser.nextToken();
            var slot = slots.get(name);
            if (name.equals("type")) {
                type = Scalar.read(parser, token);
            } else if (name.equals("id")) {
                id = Scalar.read(parser, token);
            } else if (slot != null) {
                values[slot] = Scalar.read(parser, token);
            } else {
                parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            return refused("parse_error", "Something follows the JSON object. Send one object in each message.", null);
        }
        return make(type, id, values);
    }

    private Decoded<C> make(@Nullable Scalar type, @Nullable Scalar id, @Nullable Scalar[] values) {
        if (MessageId.malformed(id)) {
            return refused(
                    "bad_field",
                    "Field \"id\" must be a text of 1 to " + MessageId.LONGEST
                            + " characters, without control characters.",
                    null);
        }
        if (type == null) {
            return refused("bad_field", "Field \"type\" is missing. Expected one of: " + known + ".", id);
        }
        if (type.kind() != Scalar.Kind.TEXT) {
            return refused("bad_field", "Field \"type\" must be a text, but is " + type.described() + ".", id);
        }
        var shape = shapes.get(type.text());
        if (shape == null) {
            return refused(
                    "unknown_type", "Unknown type " + type.described() + ". Expected one of: " + known + ".", id);
        }
        return shape.make(values, MessageId.of(id));
    }

    private int slot(String field) {
        return slots.computeIfAbsent(field, name -> slots.size());
    }

    private Decoded<C> refused(String code, String sentence, @Nullable Scalar id) {
        return new Decoded.Refused<>(new ErrorMessage(code, sentence, MessageId.of(id)));
    }
}
