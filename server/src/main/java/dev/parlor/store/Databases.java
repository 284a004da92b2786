package dev.parlor.store;

import dev.parlor.store.postgres.PostgresDatabase;
import dev.parlor.store.sqlite.SqliteDatabase;

/// Opens databases.
public final class Databases {
    private Databases() {}

    /// Opens the database and migrates it to the current schema. Blocks for as long as the migrations take.
    ///
    /// @throws StoreUnavailable when it can't be used; the message says why and what to do
    /// @throws IllegalArgumentException when the address has an unknown parameter
    public static Database open(DatabaseAddress address) {
        return switch (address) {
            case DatabaseAddress.SqliteAddress sqlite -> SqliteDatabase.open(sqlite.file());
            case DatabaseAddress.PostgresAddress postgres -> PostgresDatabase.open(postgres);
        };
    }

    /// Like [#open], but for a command that may run while a server uses the database. A server on SQLite
    /// keeps its lock, and the two processes take turns writing. The server does not notice changes made this
    /// way, so a command that changes data cached by servers must notify them.
    ///
    /// @throws StoreUnavailable also when the schema would have to be migrated under a running server
    public static Database openBeside(DatabaseAddress address) {
        return switch (address) {
            case DatabaseAddress.SqliteAddress sqlite -> SqliteDatabase.openBeside(sqlite.file());
            case DatabaseAddress.PostgresAddress postgres -> PostgresDatabase.open(postgres);
        };
    }
}
