package dev.parlor.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/// The migrations that this version brings, in order, and whether a database has them.
///
/// Flyway takes longer to load than all of the rest of a start, so it is only called when something is to be done:
/// its own history table answers that with one query.
final class Migrations {
    /// A list, because looking through a jar for them is slow. A test compares it with the folder.
    static final List<String> SHIPPED = List.of("V1__users.sql", "V2__games.sql");

    static final String FOLDER = "/db/migration/";

    private Migrations() {}

    /// Whether exactly the shipped migrations have been applied, as they are.
    static boolean upToDate(Handle handle) {
        return history(handle).equals(shipped());
    }

    private record Applied(String version, int checksum) {}

    private static List<Applied> shipped() {
        return SHIPPED.stream()
                .map(name -> new Applied(name.substring(1, name.indexOf("__")), checksum(text(name))))
                .toList();
    }

    private static List<Applied> history(Handle handle) {
        try {
            return handle.select("""
                            SELECT version, checksum FROM flyway_schema_history
                            WHERE success AND version IS NOT NULL ORDER BY installed_rank
                            """)
                    .map((row, context) -> new Applied(row.getString(1), row.getInt(2)))
                    .list();
        } catch (JdbiException noSuchTable) {
            // Whatever else may be wrong, Flyway will meet it again and say so.
            return List.of();
        }
    }

    static String text(String name) {
        try (var script = Migrations.class.getResourceAsStream(FOLDER + name)) {
            if (script == null) {
                throw new IllegalStateException("The migration " + name + " is missing from the build.");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// As Flyway computes it: over the lines, without what ends them.
    private static int checksum(String text) {
        var crc = new CRC32();
        text.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }
}
