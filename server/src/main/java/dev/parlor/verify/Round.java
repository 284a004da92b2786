package dev.parlor.verify;

import dev.parlor.checklist.Table;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Goes through the steps in their order, and remembers what was found.
final class Round {
    private final Table table;
    private final Duration limit;
    private final long begun = System.nanoTime();
    private final Map<String, Finding> findings = new HashMap<>();

    /// @param limit after so long no step is begun any more
    Round(Table table, Duration limit) {
        this.table = table;
        this.limit = limit;
    }

    void go(List<Step> steps) throws InterruptedException {
        for (var step : steps) {
            go(step);
        }
    }

    /// One step, whatever the time is.
    void goAnyway(Step step) throws InterruptedException {
        table.begin(step.name());
        var start = System.nanoTime();
        var finding = outcome(step);
        findings.put(step.name(), finding);
        table.end(step.name(), finding.mark(), Duration.ofNanos(System.nanoTime() - start), finding.words());
    }

    private void go(Step step) throws InterruptedException {
        var missing = step.needs().stream()
                .filter(needed -> !(findings.get(needed.name()) instanceof Finding.Ok))
                .findFirst();
        if (missing.isPresent()) {
            skip(step, "needs: " + missing.get().name());
        } else if (System.nanoTime() - begun > limit.toNanos()) {
            skip(step, "the " + limit.toSeconds() + " s limit for the whole run is over");
        } else {
            goAnyway(step);
        }
    }

    private void skip(Step step, String why) {
        var finding = new Finding.Skipped(why);
        findings.put(step.name(), finding);
        table.end(step.name(), finding.mark(), Duration.ZERO, why);
    }

    private static Finding outcome(Step step) throws InterruptedException {
        try {
            return new Finding.Ok(step.check().run());
        } catch (Setback setback) {
            return setback.finding();
        }
    }

    /// The last line, and the exit code that goes with it.
    Outcome outcome() {
        return Outcome.of(findings.values(), Duration.ofNanos(System.nanoTime() - begun));
    }
}
