package dev.parlor.limits;

import java.util.List;

/// A limit under the name by which operators know it: how often it has kept something out is worth a look.
///
/// @param name of the setting, in lower case and without `LIMIT_`
public record NamedLimit(String name, RateLimit limit) {
    /// The limits of several features together.
    public static List<NamedLimit> all(List<List<NamedLimit>> some) {
        return some.stream().flatMap(List::stream).toList();
    }
}
