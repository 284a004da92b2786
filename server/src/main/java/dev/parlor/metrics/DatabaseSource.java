package dev.parlor.metrics;

import dev.parlor.store.MeasuredDatabase;

/// The database, as this node sees it.
record DatabaseSource(MeasuredDatabase database) implements Source {
    @Override
    public void tell(Figures figures) {
        var load = database.load();
        figures.tell(Figure.DATABASE_UP, database.answers() ? 1 : 0);
        figures.tell(Figure.DATABASE_BUSY, load.busy());
        figures.tell(Figure.DATABASE_WAITING, load.waiting());
        figures.tell(Figure.DATABASE_MOST, load.most());
        figures.tell(Figure.DATABASE_READS, database.traffic().reads());
        figures.tell(Figure.DATABASE_WRITES, database.traffic().writes());
        figures.tell(Figure.DATABASE_FAILURES, database.traffic().failures());
    }
}
