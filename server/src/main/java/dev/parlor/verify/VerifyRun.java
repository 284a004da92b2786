package dev.parlor.verify;

import dev.parlor.checklist.ResultTable;
import dev.parlor.verify.client.CheckFailed;
import dev.parlor.verify.client.TestUsers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Collectors;

/// One complete run. It leaves nothing behind, even when interrupted.
final class VerifyRun {
    private final TestUsers users;
    private final Duration quiet;
    private final Duration limit;
    private final ResultTable table;
    private final Thread visitor = Thread.currentThread();
    private final Thread farewell = new Thread(this::leave, "farewell");
    private volatile boolean interrupted;

    /// @param quiet how long sockets stay idle
    /// @param limit time after which no further check is started
    VerifyRun(TestUsers users, Duration quiet, Duration limit, ResultTable table) {
        this.users = users;
        this.quiet = quiet;
        this.limit = limit;
        this.table = table;
    }

    /// Returns the exit code. Call on the thread that created this.
    int run(InstantSource clock) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(farewell);
        try {
            var exitCode = look(clock);
            Runtime.getRuntime().removeShutdownHook(farewell);
            return exitCode;
        } catch (InterruptedException stopped) {
            if (!interrupted) {
                throw stopped;
            }
            // The shutdown hook still needs the connections to delete the accounts.
            farewell.join();
            return VerifyOutcome.UNABLE;
        }
    }

    private int look(InstantSource clock) throws InterruptedException {
        try (var sockets = new IdleSockets(users, quiet)) {
            table.line(users.entrances().stream()
                    .map(entrance -> entrance.name() + " " + entrance.address())
                    .collect(Collectors.joining(", ", "Verifying ", "")));
            var round = new StepRunner(table, limit);
            round.go(new VerifyPlan(users, sockets).steps(clock));
            if (!users.guests().isEmpty()) {
                round.goAnyway(new VerifyStep("throw-away accounts deleted", users.guests()::remove));
            }
            var outcome = round.outcome();
            table.line(outcome.sentence());
            return outcome.exitCode();
        }
    }

    /// The shutdown hook: runs after Ctrl-C, while the JVM waits for it.
    private void leave() {
        interrupted = true;
        visitor.interrupt();
        try {
            table.line("Interrupted; " + users.guests().remove() + ".");
        } catch (CheckFailed left) {
            table.line("Interrupted. " + left.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
