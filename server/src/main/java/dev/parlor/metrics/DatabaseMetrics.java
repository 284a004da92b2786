package dev.parlor.metrics;

import dev.parlor.store.MeasuredDatabase;

/// The database, as this node sees it.
record DatabaseMetrics(MeasuredDatabase database) implements MetricsSource {
    @Override
    public void tell(MetricSamples figures) {
        var load = database.load();
        figures.tell(Metric.DATABASE_UP, database.answers() ? 1 : 0);
        figures.tell(Metric.DATABASE_BUSY, load.busy());
        figures.tell(Metric.DATABASE_WAITING, load.waiting());
        figures.tell(Metric.DATABASE_MOST, load.most());
        figures.tell(Metric.DATABASE_READS, database.traffic().reads());
        figures.tell(Metric.DATABASE_WRITES, database.traffic().writes());
        figures.tell(Metric.DATABASE_FAILURES, database.traffic().failures());
    }
}
