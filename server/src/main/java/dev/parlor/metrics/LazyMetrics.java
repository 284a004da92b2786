package dev.parlor.metrics;

import dev.parlor.http.request.MetricsAccess;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A page of metrics that is created on the first read, because loading its library would slow down the start
/// considerably.
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
