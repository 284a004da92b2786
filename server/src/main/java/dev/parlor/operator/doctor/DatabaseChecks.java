package dev.parlor.operator.doctor;

import dev.parlor.config.Config;
import dev.parlor.store.DatabaseAddress;
import dev.parlor.store.Schema;
import dev.parlor.store.SqliteCondition;
import dev.parlor.store.StoreUnavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether the database can be used.
record DatabaseChecks(Config config, InstantSource clock) {
    private static final String NAME = "database";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    List<Row> rows() {
        try {
            return switch (DatabaseAddress.of(config.databaseUrl(), config.dataFolder())) {
                case DatabaseAddress.Sqlite sqlite -> embedded(sqlite);
                case DatabaseAddress.Postgres postgres -> new PostgresChecks(postgres, clock).rows();
            };
        } catch (IllegalArgumentException malformed) {
            return List.of(Row.problem(
                    NAME,
                    String.valueOf(malformed.getMessage()),
                    "Set, for instance: DATABASE_URL=postgresql://user:password@host:5432/database"));
        }
    }

    private static List<Row> embedded(DatabaseAddress.Sqlite address) {
        if (!SqliteCondition.exists(address)) {
            return List.of(Row.ok(NAME, "It does not exist yet; the first start creates " + address.file() + "."));
        }
        try {
            return rows(address, SqliteCondition.of(address, PATIENCE));
        } catch (StoreUnavailable unusable) {
            return List.of(Row.problem(
                    NAME,
                    String.valueOf(unusable.getMessage()),
                    "Check owner and size: ls -l " + address.file() + "*; or restore a backup, with the server"
                            + " stopped: ./parlor restore FILE"));
        }
    }

    private static List<Row> rows(DatabaseAddress.Sqlite address, SqliteCondition condition) {
        var rows = new ArrayList<Row>();
        rows.add(Row.ok(NAME, "SQLite, " + address.file() + ", opens; " + user(condition.holder())));
        rows.add(tables(condition.schema()));
        rows.add(content(condition.content(), address));
        return rows;
    }

    private static String user(Optional<String> holder) {
        return holder.map(who -> who + " is running on it.").orElse("no server is running on it.");
    }

    private static Row content(SqliteCondition.Content content, DatabaseAddress.Sqlite address) {
        return switch (content) {
            case WHOLE -> Row.ok("database content", "The integrity check passed.");
            case DAMAGED ->
                Row.problem(
                        "database content",
                        address.file() + " is damaged.",
                        "Stop the server and restore a backup: ./parlor restore FILE");
            case TOO_LARGE ->
                Row.skipped(
                        "database content",
                        "It is too large to check within " + PATIENCE.toSeconds()
                                + " s. A backup checks all of it: ./parlor backup FILE");
        };
    }

    /// How the tables stand to this program.
    static Row tables(Schema schema) {
        var name = "database tables";
        return switch (schema.standing()) {
            case CURRENT -> Row.ok(name, "They match this version (migration " + schema.version() + ").");
            case NONE -> Row.ok(name, "There are none yet; the first start creates them.");
            case OLDER ->
                Row.warning(
                        name,
                        "They are of an older version (migration " + schema.version() + " of " + Schema.newest()
                                + "); the next start brings them up to date, and the older version can't go back.",
                        "Before that start, take a backup: ./parlor backup FILE");
            case NEWER ->
                Row.problem(
                        name,
                        "They were made by a newer Parlor (migration " + schema.version() + ", this one knows "
                                + Schema.newest() + "): this version refuses to start.",
                        "Start the newer version, or restore a backup from before: ./parlor restore FILE");
            case FOREIGN ->
                Row.problem(
                        name,
                        "Their migrations differ from those of this program: it refuses to start.",
                        "Use the version that created them, or a separate database.");
        };
    }
}
