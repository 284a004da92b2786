package dev.parlor.testkit;

import org.junit.jupiter.api.Assumptions;

/// `./parlor test --fast`: the tests run on SQLite only. A test that starts another program (PostgreSQL, Redis, a
/// second JVM) is skipped where it starts it, so no list of such tests is kept.
public final class FastRun {
    /// Whether this run is the fast one: the system property `fast.run`.
    public static final boolean ON = Boolean.getBoolean("fast.run");

    private FastRun() {}

    /// Skips the running test in the fast run.
    ///
    /// @param program what the test is about to start
    public static void skipsWhatStarts(String program) {
        Assumptions.assumeFalse(ON, "the fast run does not start " + program);
    }
}
