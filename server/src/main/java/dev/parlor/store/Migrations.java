package dev.parlor.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// The migrations that this version brings, in order, and whether a database has them.
///
/// Flyway takes longer to load than all of the rest of a start, so it is only called when something is to be done:
/// its own history table answers that with one query.
public final class Migrations {
    /// A list, because looking through a jar for them is slow. A test compares it with the folder.
    static final List<String> SHIPPED = List.of(
            "V1__users.sql",
            "V2__games.sql",
            "V3__notifications.sql",
            "V4__friends.sql",
            "V5__direct_messages.sql",
            "V6__invites.sql",
            "V7__lobbies.sql",
            "V8__accounts.sql",
            "V9__rematches.sql",
            "V10__deployment.sql",
            "V11__guests.sql",
            "V12__operator_commands.sql",
            "V13__blocks.sql",
            "V14__caps.sql",
            "V15__devices.sql",
            "V16__email_keys.sql");

    static final String FOLDER = "/db/migration/";

    private Migrations() {}

    /// Whether exactly the shipped migrations have been applied, as they are. Without JDBI, which would cost a
    /// start more than all the rest of opening a database.
    public static boolean upToDate(Connection connection) {
        return history(connection).equals(shipped());
    }

    /// Whether the database has been made by this version or an older one.
    public static boolean known(Connection connection) {
        var history = history(connection);
        return !history.isEmpty() && shipped().containsAll(history);
    }

    /// How the database stands to this version.
    public static SchemaState schema(Connection connection) {
        var history = history(connection);
        var version = history.isEmpty() ? "" : history.getLast().version();
        return new SchemaState(standing(history, version), version);
    }

    private static SchemaState.SchemaStanding standing(List<AppliedMigration> history, String version) {
        if (history.isEmpty()) {
            return SchemaState.SchemaStanding.NONE;
        } else if (history.equals(shipped())) {
            return SchemaState.SchemaStanding.CURRENT;
        } else if (!shippedVersions().contains(version)) {
            return SchemaState.SchemaStanding.NEWER;
        }
        return shipped().containsAll(history) ? SchemaState.SchemaStanding.OLDER : SchemaState.SchemaStanding.FOREIGN;
    }

    /// Their numbers.
    static List<String> shippedVersions() {
        return SHIPPED.stream().map(Migrations::version).toList();
    }

    private static String version(String name) {
        return name.substring(1, name.indexOf("__"));
    }

    private record AppliedMigration(String version, int checksum) {}

    private static List<AppliedMigration> shipped() {
        return SHIPPED.stream()
                .map(name -> new AppliedMigration(version(name), checksum(text(name))))
                .toList();
    }

    private static List<AppliedMigration> history(Connection connection) {
        var applied = new ArrayList<AppliedMigration>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT version, checksum FROM flyway_schema_history
                        WHERE success AND version IS NOT NULL ORDER BY installed_rank
                        """)) {
            while (rows.next()) {
                applied.add(new AppliedMigration(rows.getString(1), rows.getInt(2)));
            }
            return applied;
        } catch (SQLException noSuchTable) {
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
