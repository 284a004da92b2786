package dev.parlor.operator;

import dev.parlor.store.DatabaseAddress.PostgresAddress;
import java.nio.file.Path;

/// Command lines for PostgreSQL's own tools, ready to copy. The tools prompt for the password; it is never
/// shown.
final class PostgresTools {
    private PostgresTools() {}

    static String backup(PostgresAddress address, Path file) {
        return "pg_dump --format=custom --file=" + quoted(file.toString()) + " " + connection(address);
    }

    static String restore(PostgresAddress address, Path file) {
        return "pg_restore --clean --if-exists --single-transaction --no-owner " + connection(address) + " "
                + quoted(file.toString())
                // A new epoch: returning clients must not resume from numbers that will be reused.
                + " && psql --quiet " + connection(address) + " --command='DELETE FROM deployment'";
    }

    private static String connection(PostgresAddress address) {
        var first = address.hosts().split(",", 2)[0];
        var colon = first.endsWith("]") ? -1 : first.lastIndexOf(':');
        var host = (colon < 0 ? first : first.substring(0, colon)).replaceAll("[\\[\\]]", "");
        return "--host=" + quoted(host)
                + (colon < 0 ? "" : " --port=" + quoted(first.substring(colon + 1)))
                + (address.user().isEmpty() ? "" : " --username=" + quoted(address.user()))
                + " --dbname=" + quoted(address.database());
    }

    /// Quotes an argument for a POSIX shell.
    static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:@%+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
