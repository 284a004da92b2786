package dev.parlor.store;

/// How the schema of a database compares with the one that this version needs.
///
/// @param version the newest migration in the database; empty when it has none
public record SchemaState(SchemaStanding standing, String version) {
    /// The newest migration shipped with this version.
    public static String newest() {
        return Migrations.shippedVersions().getLast();
    }

    /// Whether the schema is missing, older, newer or incompatible.
    public enum SchemaStanding {
        /// It has no Parlor tables yet.
        NONE,
        CURRENT,
        /// The next start migrates it.
        OLDER,
        /// Created by a newer version.
        NEWER,
        /// It has migrations that differ from the shipped ones.
        FOREIGN
    }
}
