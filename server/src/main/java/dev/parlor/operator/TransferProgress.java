package dev.parlor.operator;

import dev.parlor.store.admin.DatabaseTransfer;
import java.io.PrintWriter;
import java.time.Duration;

/// Prints the progress of a transfer: one line per table, and one every few seconds during a large table.
final class TransferProgress implements DatabaseTransfer.TransferListener {
    private static final long PAUSE = Duration.ofSeconds(3).toNanos();

    private final PrintWriter err;
    private long said = System.nanoTime();

    TransferProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void copied(String table, long rows, boolean complete) {
        // Reading the clock costs more than copying most rows.
        if (complete || (rows % 1_000 == 0 && System.nanoTime() - said > PAUSE)) {
            said = System.nanoTime();
            err.println("  %-20s %,12d rows%s".formatted(table, rows, complete ? "" : " ..."));
            err.flush();
        }
    }
}
