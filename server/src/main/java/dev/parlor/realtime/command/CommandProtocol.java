package dev.parlor.realtime.command;

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
/// Built once from a sealed interface whose records carry a [WireName] name. A message is read in one pass: the
/// scalars
/// of known names are remembered, all else is skipped, and when the `type` is known its record is made of them.
/// Clients may send fields that nobody knows, and an `id` with any message.
///
/// Refusals have one of three codes: `parse_error` (not one JSON object), `unknown_type`, `bad_field`.
///
/// Thread-safe. Never throws for what a client sent.
///
/// @param <C> the sealed interface
public final class CommandProtocol<C> {
    private final Map<String, CommandReader<C>> shapes = new HashMap<>();
    private final Map<String, Integer> slots = new HashMap<>();
    private final String known;

    private CommandProtocol(Class<C> family) {
        if (!family.isSealed()) {
            throw new IllegalArgumentException(family + " must be a sealed interface");
        }
        var names = new TreeMap<String, CommandReader<C>>();
        for (var type : family.getPermittedSubclasses()) {
            var shape = CommandReader.<C>of(type.asSubclass(family), this::slot);
            if (names.put(shape.name(), shape) != null) {
                throw new IllegalArgumentException(family + " has two records named " + shape.name());
            }
        }
        shapes.putAll(names);
        known = String.join(", ", names.keySet());
    }

    /// The protocol of a sealed interface.
    ///
    /// @throws IllegalArgumentException when a subtype is no record, has no [WireName] name or a component of
    ///     a type that can't be read; seen at start, when the feature is made
    public static <C> CommandProtocol<C> of(Class<C> family) {
        return new CommandProtocol<>(family);
    }

    /// Reads one message.
    public DecodedMessage<C> decode(String text) {
        try (var parser = Json.MAPPER.createParser(text)) {
            return read(parser);
        } catch (JacksonException notJson) {
            return refused("parse_error", "The message is not valid JSON. Send one JSON object as text.", null);
        }
    }

    private DecodedMessage<C> read(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return refused(
                    "parse_error", "The message is JSON, but not an object. Send one object with a \"type\".", null);
        }
        @Nullable FieldValue type = null;
        @Nullable FieldValue id = null;
        var values = new @Nullable FieldValue[slots.size()];
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var token = parser.nextToken();
            var slot = slots.get(name);
            if (name.equals("type")) {
                type = FieldValue.read(parser, token);
            } else if (name.equals("id")) {
                id = FieldValue.read(parser, token);
            } else if (slot != null) {
                values[slot] = FieldValue.read(parser, token);
            } else {
                parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            return refused("parse_error", "Something follows the JSON object. Send one object in each message.", null);
        }
        return make(type, id, values);
    }

    private DecodedMessage<C> make(@Nullable FieldValue type, @Nullable FieldValue id, @Nullable FieldValue[] values) {
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
        if (type.kind() != FieldValue.ValueKind.TEXT) {
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

    private DecodedMessage<C> refused(String code, String sentence, @Nullable FieldValue id) {
        return new DecodedMessage.InvalidMessage<>(new ErrorMessage(code, sentence, MessageId.of(id)));
    }
}
