package dev.parlor.store;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;

/// What all nodes that share a database are, together.
public final class Deployment {
    /// Where its name is kept.
    public static final String TABLE = "deployment";

    private Deployment() {}

    /// Its name, made up when this is the first to ask since the database was made or restored: 16 hexadecimal
    /// digits.
    public static String id(Database database) {
        return database.read(Deployment::kept).orElseGet(() -> make(database));
    }

    private static String make(Database database) {
        var fresh = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        return database.write(tx -> {
            tx.handle().execute("INSERT INTO deployment (one, id) VALUES (1, ?) ON CONFLICT (one) DO NOTHING", fresh);
            return kept(tx.handle()).orElseThrow();
        });
    }

    private static Optional<String> kept(Handle handle) {
        return handle.select("SELECT id FROM deployment").mapTo(String.class).findOne();
    }
}
