package dev.parlor.store;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;

/// The deployment: all nodes that share one database.
public final class Deployment {
    /// The table that stores its name.
    public static final String TABLE = "deployment";

    private Deployment() {}

    /// Its name, 16 hexadecimal digits. Generated on the first call after the database is created or
    /// restored.
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
