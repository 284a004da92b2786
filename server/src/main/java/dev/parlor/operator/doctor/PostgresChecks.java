package dev.parlor.operator.doctor;

import dev.parlor.store.DatabaseAddress;
import dev.parlor.store.SchemaState;
import dev.parlor.store.StoreUnavailable;
import dev.parlor.store.admin.PostgresStatus;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;

/// Checks whether PostgreSQL can be reached and used.
record PostgresChecks(DatabaseAddress.PostgresAddress address, InstantSource clock) {
    private static final String POOLED =
            " Its transaction mode is supported: the server leaves no settings and no prepared statements in sessions.";

    List<DoctorRow> rows() {
        try {
            var condition = PostgresStatus.of(address, clock);
            return List.of(
                    server(condition),
                    rights(condition.rights(), condition.schema()),
                    DatabaseChecks.tables(condition.schema()),
                    new ClockOffset(condition.clock().ahead(), condition.clock().roundTrip())
                            .row("database clock", "PostgreSQL"),
                    room(condition.room()));
        } catch (StoreUnavailable unreachable) {
            return List.of(DoctorRow.problem(
                    "database",
                    sentence(unreachable),
                    "Correct DATABASE_URL, or try it with PostgreSQL's own tool, which says more: " + tool()));
        }
    }

    private static String sentence(StoreUnavailable unreachable) {
        var said = String.valueOf(unreachable.getMessage());
        Throwable root = unreachable;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return switch (root) {
            case UnknownHostException _ -> "The host name in DATABASE_URL is unknown (DNS).";
            case IOException why ->
                said.replace(" Whether a change under way was saved is unknown.", "") + " (" + why.getMessage() + ")";
            default -> said;
        };
    }

    private String tool() {
        var first = address.hosts().split(",", 2)[0];
        var login = address.user().isEmpty() ? "" : address.user() + "@";
        return "psql 'postgresql://" + login + first + "/" + address.database() + "' -c 'SELECT 1'";
    }

    private DoctorRow server(PostgresStatus condition) {
        var there = address + ", version " + condition.name();
        if (condition.version() < PostgresStatus.LEAST) {
            return DoctorRow.problem(
                    "database",
                    there + ", is too old: Parlor needs " + PostgresStatus.LEAST / 10_000 + " or newer.",
                    "Upgrade PostgreSQL (pg_upgrade), or set DATABASE_URL to a newer one.");
        }
        if (condition.place().standby()) {
            return DoctorRow.problem(
                    "database",
                    there + ", is a read-only standby.",
                    "Set DATABASE_URL to the primary; with several hosts in it, add ?targetServerType=primary");
        }
        if (!condition.place().encoding().equals("UTF8")) {
            return DoctorRow.problem(
                    "database",
                    there + ", keeps text as " + condition.place().encoding() + ", which cannot hold every character.",
                    "createdb --encoding=UTF8 --template=template0 NAME");
        }
        return DoctorRow.ok(
                "database",
                there + ", answers"
                        + (condition.place().pooled() ? " through a connection pooler" : "")
                        + (condition.place().encrypted() ? "; the connection is encrypted." : ", unencrypted.")
                        + (condition.place().pooled() ? POOLED : ""));
    }

    private static DoctorRow rights(PostgresStatus.UserRights rights, SchemaState schema) {
        var name = "database rights";
        if (rights.schema().isEmpty()) {
            return DoctorRow.problem(
                    name,
                    "The user " + rights.user() + " has no rights on any schema of this database.",
                    "In psql, as an administrator: GRANT USAGE, CREATE ON SCHEMA public TO \"" + rights.user() + "\";");
        }
        if (!rights.closed().isEmpty()) {
            return DoctorRow.problem(
                    name,
                    "The user " + rights.user() + " may not read and write the table " + rights.closed() + ".",
                    "In psql, as an administrator: GRANT ALL ON ALL TABLES IN SCHEMA " + rights.schema() + " TO \""
                            + rights.user() + "\";");
        }
        var create = "In psql, as an administrator: GRANT CREATE ON SCHEMA " + rights.schema() + " TO \""
                + rights.user() + "\";";
        if (!rights.mayCreate()) {
            var is = "The user " + rights.user() + " may not create tables in the schema " + rights.schema() + ".";
            return schema.standing() == SchemaState.SchemaStanding.CURRENT
                    ? DoctorRow.warning(name, is, create)
                    : DoctorRow.problem(name, is, create);
        }
        return rights.foreign().isEmpty()
                ? DoctorRow.ok(name, "The user " + rights.user() + " may create, change and use all tables.")
                : DoctorRow.warning(
                        name,
                        "The user " + rights.user() + " does not own all tables (" + rights.foreign()
                                + "), so a newer version could not change them.",
                        "Start the server as the owner of the tables, or, in psql, as an administrator: ALTER TABLE … OWNER TO \""
                                + rights.user() + "\";");
    }

    private static DoctorRow room(PostgresStatus.ConnectionRoom room) {
        var node = PostgresStatus.CONNECTIONS_OF_A_NODE;
        var left = room.most() - room.taken();
        var says = "Of " + room.most() + " connections " + room.taken() + " are in use; each node opens up to " + node
                + ".";
        if (left < node) {
            return DoctorRow.warning(
                    "database room",
                    says,
                    "In postgresql.conf, max_connections = " + (room.most() + 4 * node) + ", and restart PostgreSQL.");
        }
        return DoctorRow.ok("database room", says);
    }
}
