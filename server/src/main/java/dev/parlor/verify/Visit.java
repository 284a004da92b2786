package dev.parlor.verify;

import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Collectors;

/// One run of everything, which leaves nothing behind: also when it is interrupted.
///
/// @param quiet how long sockets are left alone
/// @param limit after so long no check is begun any more
record Visit(Party party, Duration quiet, Duration limit) {

    /// Returns the exit code.
    int run(Table table, InstantSource clock) throws InterruptedException {
        var leave = new Thread(this::leave, "verify-leaves");
        Runtime.getRuntime().addShutdownHook(leave);
        try (var sockets = new Quiet(party, quiet)) {
            table.line(party.entrances().stream()
                    .map(entrance -> entrance.name() + " " + entrance.address())
                    .collect(Collectors.joining(", ", "Verifying ", "")));
            var round = new Round(table, limit);
            round.go(new Plan(party, sockets).steps(clock));
            if (!party.guests().isEmpty()) {
                round.goAnyway(new Step("throw-away accounts deleted", party.guests()::remove));
            }
            var outcome = round.outcome();
            table.line(outcome.sentence());
            return outcome.exitCode();
        } finally {
            Runtime.getRuntime().removeShutdownHook(leave);
        }
    }

    /// After Ctrl-C.
    private void leave() {
        try {
            party.guests().remove();
        } catch (Setback left) {
            System.err.println(left.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
