package dev.parlor.metrics;

/// What people do.
record LifeMetrics(Metrics.ActivitySources life) implements MetricsSource {
    @Override
    public void tell(MetricSamples figures) {
        figures.tell(Metric.LOGINS, life.logins());
        life.throttles()
                .forEach(throttle ->
                        figures.tell(Metric.THROTTLED, throttle.limit().throttled(), throttle.name()));
        figures.tell(Metric.MOVES, life.games().moves());
        figures.tell(Metric.GAMES_ENDED, life.games().ended());
    }
}
