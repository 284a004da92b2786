package dev.parlor.http;

import dev.parlor.json.WholeNumber;
import java.util.Optional;

/// The requested part of a long list: `?before=<id>&limit=<number>`.
///
/// @param before only items with a lower id
/// @param limit the maximum number of items
public record PageRequest(long before, int limit) {
    /// Reads both parameters; errors are recorded in `errors`.
    ///
    /// @param usual the limit when none is given
    /// @param most the largest limit; higher ones are lowered to it
    public static PageRequest read(Request request, JsonFields errors, int usual, int most) {
        var before = number(request, errors, "before").orElse(Long.MAX_VALUE);
        var limit = Math.min(number(request, errors, "limit").orElse((long) usual), most);
        return new PageRequest(before, (int) limit);
    }

    private static Optional<Long> number(Request request, JsonFields errors, String name) {
        var text = request.query(name).orElse("");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var number = WholeNumber.written(text);
        if (number.isEmpty()) {
            errors.reject(name, "A valid integer is required.");
        } else if (number.getAsLong() < 1) {
            errors.reject(name, "Ensure this value is greater than or equal to 1.");
        } else {
            return Optional.of(number.getAsLong());
        }
        return Optional.empty();
    }
}
