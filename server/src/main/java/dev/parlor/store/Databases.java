package dev.parlor.store;

import dev.parlor.store.postgres.PostgresDatabase;
import dev.parlor.store.sqlite.SqliteDatabase;

/// Opens databases.
public final class Databases {
    private Databases() {}

    /// Opens the database and brings its tables up to date. Blocks for as long as the migrations take.
    ///
    /// @throws StoreUnavailable when it can't be used; the message says why and what to do
    /// @throws IllegalArgumentException when the address has a parameter that nobody knows
    public static Database open(DatabaseAddress address) {
        return switch (address) {
            case DatabaseAddress.SqliteAddress sqlite -> SqliteDatabase.open(sqlite.file());
            case DatabaseAddress.PostgresAddress postgres -> PostgresDatabase.open(postgres);
        };
    }

    /// As [#open], but for a command that may run while a server has the database: a server on SQLite keeps its
    /// lock, and the two take turns at writing. The server does not see by itself what was changed that way, so
    /// whoever changes something that servers remember has to tell them.
    ///
    /// @throws StoreUnavailable also when the tables would have to be brought up to date under a running server
    public static Database openBeside(DatabaseAddress address) {
        return switch (address) {
            case DatabaseAddress.SqliteAddress sqlite -> SqliteDatabase.openBeside(sqlite.file());
            case DatabaseAddress.PostgresAddress postgres -> PostgresDatabase.open(postgres);
        };
    }
}
