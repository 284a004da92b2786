package dev.parlor.metrics;

/// User activity.
record LifeMetrics(Metrics.ActivitySources life) implements MetricsSource {
    @Override
    public void tell(MetricSamples samples) {
        samples.tell(Metric.LOGINS, life.logins());
        life.throttles()
                .forEach(throttle ->
                        samples.tell(Metric.THROTTLED, throttle.limit().throttled(), throttle.name()));
        samples.tell(Metric.MOVES, life.games().moves());
        samples.tell(Metric.GAMES_ENDED, life.games().ended());
    }
}
