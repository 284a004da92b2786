package dev.parlor.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// The migrations shipped with this version, in order, and whether a database has them.
///
/// Loading Flyway takes longer than the rest of startup, so it is used only when there is something to
/// migrate: one query on its history table answers that.
public final class Migrations {
    /// A list, because scanning a jar for them is slow. A test compares it with the folder.
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

    /// Whether exactly the shipped migrations have been applied, unmodified. Avoids JDBI, which would take
    /// longer to load than the rest of opening a database.
    public static boolean upToDate(Connection connection) {
        return history(connection).equals(shipped());
    }

    /// Whether this version or an older one created the database.
    public static boolean known(Connection connection) {
        var history = history(connection);
        return !history.isEmpty() && shipped().containsAll(history);
    }

    /// Compares the database schema with this version.
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

    /// The version numbers of the shipped migrations.
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
            // Flyway will encounter and report any other problem.
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

    /// Computed like Flyway's: over the lines, without their line terminators.
    private static int checksum(String text) {
        var crc = new CRC32();
        text.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }
}
