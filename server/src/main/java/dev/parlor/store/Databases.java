package dev.parlor.store;

/// Opens databases.
public final class Databases {
    private Databases() {}

    /// Opens the database and brings its tables up to date. Blocks for as long as the migrations take.
    ///
    /// @throws StoreUnavailable when it can't be used; the message says why and what to do
    /// @throws IllegalArgumentException when the address has a parameter that nobody knows
    public static Database open(DatabaseAddress address) {
        return switch (address) {
            case DatabaseAddress.Sqlite sqlite -> SqliteDatabase.open(sqlite.file());
            case DatabaseAddress.Postgres postgres -> PostgresDatabase.open(postgres);
        };
    }
}
