package dev.parlor.operator.doctor;

import dev.parlor.checklist.ResultTable;
import dev.parlor.config.SettingsReview;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Checks everything a server needs, one item at a time, and prints the findings.
public final class Doctor {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ResultTable table;
    private final Duration limit;

    /// @param table receives the rows
    public Doctor(ResultTable table) {
        this(table, LIMIT);
    }

    /// @param limit time limit for each check
    Doctor(ResultTable table, Duration limit) {
        this.table = table;
        this.limit = limit;
    }

    /// Checks the environment in which a server with these settings would run.
    ///
    /// @return whether a server could run
    public boolean examine(Map<String, String> environment, Optional<Path> file, InstantSource clock)
            throws InterruptedException {
        var review = SettingsReview.of(environment, file);
        return examine(parts(review, file, clock));
    }

    private static List<DoctorCheck> parts(SettingsReview review, Optional<Path> file, InstantSource clock) {
        var config = review.config();
        var moment = new ClockChecks(clock);
        return List.of(
                new DoctorCheck("settings", new SettingsChecks(review, file)::rows),
                new DoctorCheck("reachable as", new NetworkChecks(config)::rows),
                new DoctorCheck("signing key", new KeyChecks(config)::rows),
                new DoctorCheck("data folder", new FolderChecks(config)::rows),
                new DoctorCheck("database", new DatabaseChecks(config, clock)::rows),
                new DoctorCheck("Redis", new RedisChecks(config, clock)::rows),
                new DoctorCheck("port", new PortChecks(config)::rows),
                new DoctorCheck("open files", new MachineChecks(config)::rows),
                new DoctorCheck("clock", moment::rows));
    }

    boolean examine(List<DoctorCheck> parts) throws InterruptedException {
        var tally = new DoctorSummary();
        for (var part : parts) {
            table.begin(part.name());
            var begun = System.nanoTime();
            var rows = new TimeLimited(part, limit).rows();
            var taken = Duration.ofNanos(System.nanoTime() - begun);
            for (var row : rows) {
                table.end(row.name(), row.finding().mark(), taken, row.finding().words());
                row.finding().remedy().ifPresent(fix -> table.note("Fix: " + fix));
                taken = Duration.ZERO;
                tally.count(row.finding());
            }
        }
        table.line(tally.sentence());
        return tally.problems() == 0;
    }
}
