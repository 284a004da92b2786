package dev.parlor.http;

import dev.parlor.json.StoredText;
import dev.parlor.json.WholeNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// The fields of a JSON body, read one by one. Errors are collected and returned together (400, one key per
/// field, in the sentences of Django REST framework).
///
/// Use: read each field, then call [#check] before doing anything with the values.
public final class JsonFields {
    private static final int UNLIMITED = Integer.MAX_VALUE;

    private static final String NOT_AN_INTEGER = "A valid integer is required.";

    private final JsonNode body;
    private final Map<String, List<String>> errors = new LinkedHashMap<>();

    /// @param body a JSON object
    public JsonFields(JsonNode body) {
        this.body = body;
    }

    /// A required text: trimmed, not blank, at most `max` characters (code points). Returns `""` when it is
    /// refused.
    public String text(String name, int max) {
        return read(name, max, true).orElse("");
    }

    /// Like [#text(String, int)], but not trimmed: for passwords and tokens.
    public String secret(String name, int max) {
        return read(name, max, false).orElse("");
    }

    /// Like [#text(String, int)], of any length that a body may have: for values that are only looked up.
    public String text(String name) {
        return text(name, UNLIMITED);
    }

    /// Like [#secret(String, int)], of any length that a body may have: for values that are only compared.
    public String secret(String name) {
        return secret(name, UNLIMITED);
    }

    /// Like [#text(String, int)], but may be absent.
    public Optional<String> optionalText(String name, int max) {
        return body.has(name) ? read(name, max, true) : Optional.empty();
    }

    /// Like [#optionalInteger], but allows the whole range of an id. Larger numbers are refused.
    public OptionalLong optionalLong(String name) {
        var node = body.get(name);
        if (node == null || node.isNull()) {
            return OptionalLong.empty();
        }
        var number = node.isString()
                ? WholeNumber.read(node.stringValue())
                : node.isNumber() ? WholeNumber.written(node.asString()) : OptionalLong.empty();
        if (number.isEmpty()) {
            reject(name, NOT_AN_INTEGER);
        }
        return number;
    }

    /// An optional whole number. A numeric string and `4.0` count as the number.
    public OptionalInt optionalInteger(String name) {
        var number = optionalLong(name);
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        var value = number.getAsLong();
        if (value != (int) value) {
            reject(name, NOT_AN_INTEGER);
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) value);
    }

    /// Whether a field is present at all, `null` included.
    public boolean has(String name) {
        return body.has(name);
    }

    /// Whether a field is present and not `null`.
    public boolean given(String name) {
        return body.hasNonNull(name);
    }

    /// Whether a value counts as true for older clients: `true`, a number other than 0, a text other than
    /// `""`, `"false"` and `"0"`, a non-empty list or object.
    public boolean truthy(String name) {
        var node = body.get(name);
        if (node == null || node.isNull()) {
            return false;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isNumber()) {
            return node.doubleValue() != 0;
        }
        if (node.isString()) {
            var text = node.stringValue().strip();
            return !text.isEmpty() && !text.equalsIgnoreCase("false") && !text.equals("0");
        }
        return !node.isEmpty();
    }

    /// Refuses a field for the caller's own reason.
    public void reject(String name, String sentence) {
        errors.computeIfAbsent(name, key -> new ArrayList<>()).add(sentence);
    }

    /// Whether this field has been refused already.
    public boolean rejected(String name) {
        return errors.containsKey(name);
    }

    /// The errors so far: sentences by field.
    public Map<String, List<String>> rejections() {
        return Map.copyOf(errors);
    }

    /// @throws ProblemException 400 with every refused field
    public void check() {
        if (!errors.isEmpty()) {
            throw new ProblemException(Response.of(400, errors));
        }
    }

    private Optional<String> read(String name, int max, boolean trim) {
        var node = body.get(name);
        if (node == null) {
            reject(name, "This field is required.");
        } else if (node.isNull()) {
            reject(name, "This field may not be null.");
        } else if (!node.isString() && !node.isNumber()) {
            reject(name, "Not a valid string.");
        } else {
            var text = trim ? node.asString().strip() : node.asString();
            if (!StoredText.isWellFormed(text)) {
                reject(name, "Not a valid string.");
            } else if (text.isEmpty()) {
                reject(name, "This field may not be blank.");
            } else if (!StoredText.accepts(text)) {
                reject(name, "Null characters are not allowed.");
            } else if (text.codePointCount(0, text.length()) > max) {
                reject(name, "Ensure this field has no more than " + max + " characters.");
            } else {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }
}
