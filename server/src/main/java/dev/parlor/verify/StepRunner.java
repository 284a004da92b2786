package dev.parlor.verify;

import dev.parlor.checklist.ResultTable;
import dev.parlor.verify.client.CheckFailed;
import dev.parlor.verify.client.CheckOutcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs the steps in order and records their outcomes.
final class StepRunner {
    private final ResultTable table;
    private final Duration limit;
    private final long begun = System.nanoTime();
    private final Map<String, CheckOutcome> findings = new HashMap<>();

    /// @param limit time after which no further step is started
    StepRunner(ResultTable table, Duration limit) {
        this.table = table;
        this.limit = limit;
    }

    void go(List<VerifyStep> steps) throws InterruptedException {
        for (var step : steps) {
            go(step);
        }
    }

    /// Runs one step regardless of the time limit.
    void goAnyway(VerifyStep step) throws InterruptedException {
        table.begin(step.name());
        var start = System.nanoTime();
        var finding = outcome(step);
        findings.put(step.name(), finding);
        table.end(step.name(), finding.mark(), Duration.ofNanos(System.nanoTime() - start), finding.words());
    }

    private void go(VerifyStep step) throws InterruptedException {
        var missing = step.needs().stream()
                .filter(needed -> !(findings.get(needed.name()) instanceof CheckOutcome.CheckPassed))
                .findFirst();
        if (missing.isPresent()) {
            skip(step, "needs: " + missing.get().name());
        } else if (System.nanoTime() - begun > limit.toNanos()) {
            skip(step, "the " + limit.toSeconds() + " s limit for the whole run is over");
        } else {
            goAnyway(step);
        }
    }

    private void skip(VerifyStep step, String why) {
        var finding = new CheckOutcome.SkippedCheck(why);
        findings.put(step.name(), finding);
        table.end(step.name(), finding.mark(), Duration.ZERO, why);
    }

    private static CheckOutcome outcome(VerifyStep step) throws InterruptedException {
        try {
            return new CheckOutcome.CheckPassed(step.check().run());
        } catch (CheckFailed failure) {
            return failure.finding();
        }
    }

    /// The summary line and the exit code.
    VerifyOutcome outcome() {
        return VerifyOutcome.of(findings.values(), Duration.ofNanos(System.nanoTime() - begun));
    }
}
