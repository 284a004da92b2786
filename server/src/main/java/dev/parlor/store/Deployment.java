package dev.parlor.store;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// What all nodes that share a database are, together.
public final class Deployment {
    private Deployment() {}

    /// Its name, made up when this is the first to ask: 16 hexadecimal digits.
    public static String id(Database database) {
        var fresh = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        return database.write(tx -> {
            tx.handle().execute("INSERT INTO deployment (one, id) VALUES (1, ?) ON CONFLICT (one) DO NOTHING", fresh);
            return tx.handle()
                    .select("SELECT id FROM deployment")
                    .mapTo(String.class)
                    .one();
        });
    }
}
