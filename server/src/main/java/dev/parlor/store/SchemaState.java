package dev.parlor.store;

/// How the tables of a database stand to those that this program works with.
///
/// @param version the newest migration that the database has; empty when it has none
public record SchemaState(SchemaStanding standing, String version) {
    /// The newest migration that this program brings.
    public static String newest() {
        return Migrations.shippedVersions().getLast();
    }

    /// Older or newer than the program, or neither.
    public enum SchemaStanding {
        /// Nothing of Parlor's is there yet.
        NONE,
        CURRENT,
        /// The next start brings it up to date.
        OLDER,
        /// Made by a newer program.
        NEWER,
        /// With migrations that this program knows otherwise.
        FOREIGN
    }
}
