package dev.parlor.testkit;

import dev.parlor.store.DatabaseAddress;
import java.util.List;

/// The databases that Parlor runs on, both of them real.
public enum Engine {
    SQLITE,
    POSTGRESQL;

    /// Those that the tests of this run use: only the first in a [FastRun].
    public static List<Engine> tested() {
        return FastRun.ON ? List.of(SQLITE) : List.of(values());
    }

    /// The address of a database that nobody has used yet.
    public DatabaseAddress freshAddress() {
        return switch (this) {
            case SQLITE -> new DatabaseAddress.SqliteAddress(Folders.temporary().resolve("parlor.db"));
            case POSTGRESQL -> PostgresServer.freshDatabase();
        };
    }

    /// The same as an operator writes it: `DATABASE_URL`, empty for SQLite, which needs only a folder.
    public String freshUrl() {
        return freshAddress()
                        instanceof DatabaseAddress.PostgresAddress(var hosts, var name, var user, var password, var _)
                ? "postgresql://" + user + ":" + password + "@" + hosts + "/" + name
                : "";
    }
}
