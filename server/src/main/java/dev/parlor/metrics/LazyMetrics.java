package dev.parlor.metrics;

import dev.parlor.http.request.MetricsAccess;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A page of metrics that is prepared when somebody reads it first: its library would be a good part of a start.
public final class LazyMetrics implements MetricsAccess.MetricsSheet {
    private final Supplier<MetricsAccess.MetricsSheet> preparation;
    private MetricsAccess.@Nullable MetricsSheet prepared;

    public LazyMetrics(Supplier<MetricsAccess.MetricsSheet> preparation) {
        this.preparation = preparation;
    }

    @Override
    public MetricsAccess.MetricsText page(Optional<String> accept) {
        return sheet().page(accept);
    }

    private synchronized MetricsAccess.MetricsSheet sheet() {
        var there = prepared;
        if (there == null) {
            there = preparation.get();
            prepared = there;
        }
        return there;
    }
}
