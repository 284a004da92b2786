package dev.parlor.testkit;

import dev.parlor.store.Database;
import dev.parlor.store.DatabaseAddress;
import dev.parlor.store.Databases;
import dev.parlor.store.StoreUnavailable;
import dev.parlor.store.Tx;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// A fresh database of one engine, and its address, to open it a second time.
public final class TestDatabase implements Database {
    private final Engine engine;
    private final DatabaseAddress address;
    private Database opened;

    public TestDatabase(Engine engine) {
        this.engine = engine;
        this.address = engine.freshAddress();
        this.opened = Databases.open(address);
    }

    public Engine engine() {
        return engine;
    }

    public DatabaseAddress address() {
        return address;
    }

    /// Closes it and opens it again, as a restart does.
    public void restart() {
        opened.close();
        opened = Databases.open(address);
    }

    @Override
    public <T> T read(Function<Handle, T> query) {
        return opened.read(query);
    }

    @Override
    public <T> T write(Function<Tx, T> work) {
        return opened.write(work);
    }

    @Override
    public Optional<StoreUnavailable> outage() {
        return opened.outage();
    }

    @Override
    public DatabaseLoad load() {
        return opened.load();
    }

    @Override
    public boolean shared() {
        return opened.shared();
    }

    /// Closes it and removes its files, or leaves it to the server that ends with the tests.
    @Override
    public void close() {
        opened.close();
        if (address instanceof DatabaseAddress.SqliteAddress sqlite) {
            Folders.delete(sqlite.file().getParent());
        }
    }

    /// The engine's name, for the names of tests.
    @Override
    public String toString() {
        return engine.toString();
    }
}
