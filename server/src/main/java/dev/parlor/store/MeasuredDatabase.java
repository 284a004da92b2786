package dev.parlor.store;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// A database that keeps count of what is asked of it.
public final class MeasuredDatabase implements Database {
    private final Database database;
    private final DatabaseTraffic traffic = new DatabaseTraffic();

    public MeasuredDatabase(Database database) {
        this.database = database;
    }

    public DatabaseTraffic traffic() {
        return traffic;
    }

    @Override
    public <T> T read(Function<Handle, T> query) {
        var begun = System.nanoTime();
        try {
            return database.read(query);
        } catch (StoreUnavailable outage) {
            traffic.failures().increment();
            throw outage;
        } finally {
            traffic.reads().record(System.nanoTime() - begun);
        }
    }

    @Override
    public <T> T write(Function<Tx, T> work) {
        var begun = System.nanoTime();
        try {
            return database.write(work);
        } catch (StoreUnavailable outage) {
            traffic.failures().increment();
            throw outage;
        } finally {
            traffic.writes().record(System.nanoTime() - begun);
        }
    }

    @Override
    public boolean answers() {
        return database.answers();
    }

    @Override
    public Load load() {
        return database.load();
    }

    @Override
    public boolean shared() {
        return database.shared();
    }

    @Override
    public void close() {
        database.close();
    }
}
