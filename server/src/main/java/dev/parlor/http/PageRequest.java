package dev.parlor.http;

import dev.parlor.json.WholeNumber;
import java.util.Optional;

/// Which part of a long list somebody asks for: `?before=<id>&limit=<number>`.
///
/// @param before only what has a lower id
/// @param limit at most so many
public record PageRequest(long before, int limit) {
    /// Reads both; what is wrong with them goes to `errors`.
    ///
    /// @param usual the limit when none is given
    /// @param most more is never answered
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
