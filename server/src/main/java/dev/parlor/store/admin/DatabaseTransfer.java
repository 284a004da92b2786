package dev.parlor.store.admin;

import dev.parlor.store.DatabaseAddress;
import dev.parlor.store.StoreUnavailable;
import dev.parlor.store.postgres.PostgresErrors;
import dev.parlor.store.sqlite.ProcessLock;
import dev.parlor.store.sqlite.SqliteErrors;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Copies everything from the embedded database into an empty PostgreSQL database: all of it, or nothing.
///
/// Names no table except that of [Deployment]: it copies every table that both schemas have. All rows are
/// compared afterwards, before the commit. Only one row is held in memory at a time.
public final class DatabaseTransfer {
    private DatabaseTransfer() {}

    /// Receives progress reports.
    @FunctionalInterface
    public interface TransferListener {
        /// @param rows number of rows copied from this table so far; called for every row
        void copied(String table, long rows, boolean complete);
    }

    public sealed interface TransferResult {
        /// Everything was copied and verified.
        record TransferDone(int tables, long rows) implements TransferResult {}

        /// Nothing was changed.
        ///
        /// @param why a sentence for the operator
        record TransferRefused(String why) implements TransferResult {}

        /// The connection broke after COMMIT was sent and before the reply arrived: either everything was
        /// copied, or nothing.
        ///
        /// @param why a sentence for the operator, including what to do
        record TransferUnknown(String why) implements TransferResult {}
    }

    /// @throws StoreUnavailable when a server is using the source, or either database is unavailable; the
    ///     target stays empty
    public static TransferResult run(
            DatabaseAddress.SqliteAddress from, DatabaseAddress.PostgresAddress to, TransferListener progress) {
        if (!Files.isRegularFile(from.file())) {
            return new TransferResult.TransferRefused(
                    "There is no database " + from.file() + ". Is DATA_DIR the server's?");
        }
        try (var _ = ProcessLock.on(from.file());
                var source = TransferSource.open(from.file());
                var target = TransferTarget.open(to)) {
            return copy(source, target, to, progress);
        } catch (SQLException failed) {
            throw explained(failed, from, to);
        }
    }

    private static TransferResult copy(
            TransferSource source, TransferTarget target, DatabaseAddress.PostgresAddress to, TransferListener progress)
            throws SQLException {
        var objection = source.objection();
        if (objection.isEmpty()) {
            objection = target.objection();
        }
        if (objection.isPresent()) {
            return new TransferResult.TransferRefused(objection.get());
        }
        target.makeTables();
        var tables = source.tables();
        target.begin(tables);
        var sums = new ArrayList<RowChecksum>();
        for (var table : tables) {
            sums.add(target.fill(table, source, progress));
            target.continueIds(table, source.lastId(table));
        }
        var different = different(tables, sums, target);
        if (different.isPresent()) {
            return new TransferResult.TransferRefused(
                    "After copying, the table " + different.get() + " was not the same in both"
                            + " databases. Everything was rolled back; the old database was not changed.");
        }
        target.analyze();
        try {
            target.commit();
        } catch (SQLException failed) {
            if (PostgresErrors.away(failed)) {
                return new TransferResult.TransferUnknown(unknown(to));
            }
            throw failed;
        }
        return new TransferResult.TransferDone(
                tables.size(), sums.stream().mapToLong(RowChecksum::rows).sum());
    }

    private static String unknown(DatabaseAddress.PostgresAddress to) {
        return "The connection to " + to + " broke during COMMIT: it is unknown whether the data was copied. It is all"
                + " there, or none of it; the old database was not changed."
                + "\nTo find out, run the same command again before you start a server:"
                + "\n  - \"has data already\" means that everything was copied and compared. Start the server with"
                + " DATABASE_URL set to it."
                + "\n  - Otherwise nothing was copied, and the command copies it now.";
    }

    private static Optional<String> different(List<TransferTable> tables, List<RowChecksum> sums, TransferTarget target)
            throws SQLException {
        for (var n = 0; n < tables.size(); n++) {
            if (!sums.get(n).same(target.sum(tables.get(n)))) {
                return Optional.of(tables.get(n).name());
            }
        }
        return Optional.empty();
    }

    private static StoreUnavailable explained(
            SQLException failed, DatabaseAddress.SqliteAddress from, DatabaseAddress.PostgresAddress to) {
        var why = failed instanceof org.sqlite.SQLiteException
                ? new SqliteErrors(from.file()).explained(failed)
                : new PostgresErrors(to).explained(failed);
        // COMMIT was not sent yet: the whole transaction is rolled back, however the connection ended.
        var reason = PostgresErrors.away(failed) ? "The connection broke." : why.getMessage();
        return new StoreUnavailable("Nothing was copied, " + to + " is still empty. " + reason, failed);
    }
}
