package dev.parlor.metrics;

import dev.parlor.store.MeasuredDatabase;

/// The database, as seen by this node.
record DatabaseMetrics(MeasuredDatabase database) implements MetricsSource {
    @Override
    public void tell(MetricSamples samples) {
        var load = database.load();
        samples.tell(Metric.DATABASE_UP, database.answers() ? 1 : 0);
        samples.tell(Metric.DATABASE_BUSY, load.busy());
        samples.tell(Metric.DATABASE_WAITING, load.waiting());
        samples.tell(Metric.DATABASE_MOST, load.most());
        samples.tell(Metric.DATABASE_READS, database.traffic().reads());
        samples.tell(Metric.DATABASE_WRITES, database.traffic().writes());
        samples.tell(Metric.DATABASE_FAILURES, database.traffic().failures());
    }
}
