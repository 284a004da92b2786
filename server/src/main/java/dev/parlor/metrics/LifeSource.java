package dev.parlor.metrics;

/// What people do.
record LifeSource(Metrics.Life life) implements Source {
    @Override
    public void tell(Figures figures) {
        figures.tell(Figure.LOGINS, life.logins());
        life.throttles()
                .forEach(throttle ->
                        figures.tell(Figure.THROTTLED, throttle.limit().throttled(), throttle.name()));
        figures.tell(Figure.MOVES, life.games().moves());
        figures.tell(Figure.GAMES_ENDED, life.games().ended());
    }
}
