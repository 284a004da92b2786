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

/// Copies everything from the embedded database into an empty PostgreSQL: all of it, or nothing.
///
/// Knows no table by name but that of [Deployment]: what both schemas say is what is copied. Every row is compared
/// afterwards, before the commit. Rows are held one at a time.
public final class DatabaseTransfer {
    private DatabaseTransfer() {}

    /// Is told how far it is.
    @FunctionalInterface
    public interface TransferListener {
        /// @param rows of this table so far; called with each of them
        void copied(String table, long rows, boolean complete);
    }

    /// What became of it.
    public sealed interface TransferResult {
        /// Everything is there, and the same.
        record TransferDone(int tables, long rows) implements TransferResult {}

        /// Nothing was changed.
        ///
        /// @param why a sentence for the operator
        record TransferRefused(String why) implements TransferResult {}
    }

    /// @throws StoreUnavailable when a server has the source, or either database can't do its work; the target is
    ///     left empty
    public static TransferResult run(
            DatabaseAddress.SqliteAddress from, DatabaseAddress.PostgresAddress to, TransferListener progress) {
        if (!Files.isRegularFile(from.file())) {
            return new TransferResult.TransferRefused(
                    "There is no database " + from.file() + ". Is DATA_DIR the server's?");
        }
        try (var _ = ProcessLock.on(from.file());
                var source = TransferSource.open(from.file());
                var target = TransferTarget.open(to)) {
            return copy(source, target, progress);
        } catch (SQLException failed) {
            throw explained(failed, from, to);
        }
    }

    private static TransferResult copy(TransferSource source, TransferTarget target, TransferListener progress)
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
        target.commit();
        return new TransferResult.TransferDone(
                tables.size(), sums.stream().mapToLong(RowChecksum::rows).sum());
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
        return new StoreUnavailable("Nothing was copied, " + to + " is still empty. " + why.getMessage(), failed);
    }
}
