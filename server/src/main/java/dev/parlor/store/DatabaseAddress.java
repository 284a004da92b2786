package dev.parlor.store;

import dev.parlor.store.postgres.PostgresUrl;
import java.nio.file.Path;
import java.util.Optional;

/// Where the database is: a local file or a PostgreSQL server.
public sealed interface DatabaseAddress {
    /// The embedded database.
    record SqliteAddress(Path file) implements DatabaseAddress {
        public SqliteAddress {
            file = file.toAbsolutePath().normalize();
        }
    }

    /// A PostgreSQL server. [#toString] omits the password.
    ///
    /// @param hosts `host`, `host:port`, or several of them separated by commas
    /// @param user empty to use the operating system user
    /// @param password empty for none
    /// @param parameters named as in libpq or the JDBC driver, for instance `sslmode`
    record PostgresAddress(
            String hosts, String database, String user, String password, java.util.Map<String, String> parameters)
            implements DatabaseAddress {
        public PostgresAddress {
            parameters = java.util.Map.copyOf(parameters);
        }

        @Override
        public String toString() {
            return "PostgreSQL at " + hosts + "/" + database;
        }
    }

    /// Parses `DATABASE_URL`; without one, returns `parlor.db` in the data folder.
    ///
    /// @param url `postgresql://user:password@host:port/database?sslmode=…` (or `postgres://`), with its
    ///     parts percent-encoded where needed
    /// @throws IllegalArgumentException when it is malformed; the message is for the operator and contains no
    ///     password
    static DatabaseAddress of(Optional<String> url, Path dataFolder) {
        return url.map(String::strip)
                .filter(text -> !text.isEmpty())
                .<DatabaseAddress>map(PostgresUrl::parse)
                .orElseGet(() -> new SqliteAddress(dataFolder.resolve("parlor.db")));
    }
}
