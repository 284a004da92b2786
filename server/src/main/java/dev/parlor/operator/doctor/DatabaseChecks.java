package dev.parlor.operator.doctor;

import dev.parlor.config.Config;
import dev.parlor.store.DatabaseAddress;
import dev.parlor.store.SchemaState;
import dev.parlor.store.StoreUnavailable;
import dev.parlor.store.admin.SqliteStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Checks whether the database can be used.
record DatabaseChecks(Config config, InstantSource clock) {
    private static final String NAME = "database";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    List<DoctorRow> rows() {
        try {
            return switch (DatabaseAddress.of(config.databaseUrl(), config.dataFolder())) {
                case DatabaseAddress.SqliteAddress sqlite -> embedded(sqlite);
                case DatabaseAddress.PostgresAddress postgres -> new PostgresChecks(postgres, clock).rows();
            };
        } catch (IllegalArgumentException malformed) {
            return List.of(DoctorRow.problem(
                    NAME,
                    String.valueOf(malformed.getMessage()),
                    "Set, for instance: DATABASE_URL=postgresql://user:password@host:5432/database"));
        }
    }

    private static List<DoctorRow> embedded(DatabaseAddress.SqliteAddress address) {
        if (!SqliteStatus.exists(address)) {
            return List.of(
                    DoctorRow.ok(NAME, "It does not exist yet; the first start creates " + address.file() + "."));
        }
        try {
            return rows(address, SqliteStatus.of(address, PATIENCE));
        } catch (StoreUnavailable unusable) {
            return List.of(DoctorRow.problem(
                    NAME,
                    String.valueOf(unusable.getMessage()),
                    "Check owner and size: ls -l " + address.file() + "*; or restore a backup, with the server"
                            + " stopped: ./parlor restore FILE"));
        }
    }

    private static List<DoctorRow> rows(DatabaseAddress.SqliteAddress address, SqliteStatus condition) {
        var rows = new ArrayList<DoctorRow>();
        rows.add(DoctorRow.ok(NAME, "SQLite, " + address.file() + ", opens; " + user(condition.holder())));
        rows.add(tables(condition.schema()));
        rows.add(content(condition.content(), address));
        return rows;
    }

    private static String user(Optional<String> holder) {
        return holder.map(who -> who + " is running on it.").orElse("no server is running on it.");
    }

    private static DoctorRow content(SqliteStatus.FileContent content, DatabaseAddress.SqliteAddress address) {
        return switch (content) {
            case WHOLE -> DoctorRow.ok("database content", "The integrity check passed.");
            case DAMAGED ->
                DoctorRow.problem(
                        "database content",
                        address.file() + " is damaged.",
                        "Stop the server and restore a backup: ./parlor restore FILE");
            case TOO_LARGE ->
                DoctorRow.skipped(
                        "database content",
                        "It is too large to check within " + PATIENCE.toSeconds()
                                + " s. A backup checks all of it: ./parlor backup FILE");
        };
    }

    /// Compares the database schema with this version.
    static DoctorRow tables(SchemaState schema) {
        var name = "database tables";
        return switch (schema.standing()) {
            case CURRENT -> DoctorRow.ok(name, "They match this version (migration " + schema.version() + ").");
            case NONE -> DoctorRow.ok(name, "There are none yet; the first start creates them.");
            case OLDER ->
                DoctorRow.warning(
                        name,
                        "They are of an older version (migration " + schema.version() + " of " + SchemaState.newest()
                                + "); the next start brings them up to date, and the older version can't go back.",
                        "Before that start, take a backup: ./parlor backup FILE");
            case NEWER ->
                DoctorRow.problem(
                        name,
                        "They were made by a newer Parlor (migration " + schema.version() + ", this one knows "
                                + SchemaState.newest() + "): this version refuses to start.",
                        "Start the newer version, or restore a backup from before: ./parlor restore FILE");
            case FOREIGN ->
                DoctorRow.problem(
                        name,
                        "Their migrations differ from those of this program: it refuses to start.",
                        "Use the version that created them, or a separate database.");
        };
    }
}
