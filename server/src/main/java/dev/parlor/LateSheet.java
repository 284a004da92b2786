package dev.parlor;

import dev.parlor.http.Measurements;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A page of metrics that is prepared when somebody reads it first: its library would be a good part of a start.
final class LateSheet implements Measurements.Sheet {
    private final Supplier<Measurements.Sheet> preparation;
    private Measurements.@Nullable Sheet prepared;

    LateSheet(Supplier<Measurements.Sheet> preparation) {
        this.preparation = preparation;
    }

    @Override
    public Measurements.Page page(Optional<String> accept) {
        return sheet().page(accept);
    }

    private synchronized Measurements.Sheet sheet() {
        var there = prepared;
        if (there == null) {
            there = preparation.get();
            prepared = there;
        }
        return there;
    }
}
