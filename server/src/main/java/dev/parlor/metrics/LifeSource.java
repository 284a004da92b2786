package dev.parlor.metrics;

/// What people do.
record LifeSource(Metrics.Life life) implements Source {
    @Override
    public void tell(Figures figures) {
        figures.tell(Figure.LOGINS, life.logins());
        figures.tell(Figure.MOVES, life.games().moves());
        figures.tell(Figure.GAMES_ENDED, life.games().ended());
    }
}
