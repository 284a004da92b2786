package dev.parlor.operator.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.checklist.ResultTable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// What the doctor makes of what it finds.
class DoctorTest {
    private final StringWriter printed = new StringWriter();

    private boolean finds(DoctorCheck.CheckAction... looks) throws InterruptedException {
        return finds(Duration.ofMinutes(1), looks);
    }

    private boolean finds(Duration limit, DoctorCheck.CheckAction... looks) throws InterruptedException {
        return new Doctor(new ResultTable(new PrintWriter(printed), false), limit)
                .examine(List.of(looks).stream()
                        .map(look -> new DoctorCheck("thing", look))
                        .toList());
    }

    @Test
    void saysThatAllIsInOrder() throws InterruptedException {
        assertThat(finds(() -> List.of(DoctorRow.ok("one", "It is."), DoctorRow.skipped("two", "Not needed."))))
                .isTrue();
        assertThat(printed.toString()).contains("All 2 checks passed.");
    }

    @Test
    void goesOnAfterAProblemAndCountsIt() throws InterruptedException {
        assertThat(finds(
                        () -> List.of(DoctorRow.problem("one", "It is broken.", "mend it")),
                        () -> List.of(DoctorRow.warning("two", "It creaks.", "oil it"))))
                .isFalse();
        assertThat(printed.toString())
                .contains("Fix: mend it", "Fix: oil it", "1 problem and 1 warning. Fix the problems");
    }

    @Test
    void warningsAloneAreNoProblem() throws InterruptedException {
        assertThat(finds(() -> List.of(DoctorRow.warning("two", "It creaks.", "oil it"))))
                .isTrue();
        assertThat(printed.toString()).contains("1 warning, no problem: the server can run.");
    }

    @Test
    void waitsNoLongerThanItSays() throws InterruptedException {
        var never = new CountDownLatch(1);
        assertThat(finds(Duration.ofMillis(50), () -> {
                    never.await();
                    return List.of();
                }))
                .isFalse();
        assertThat(printed.toString()).contains("thing", "PROBLEM", "No answer within");
    }

    @Test
    void survivesItsOwnMistakes() throws InterruptedException {
        assertThat(finds(() -> {
                    throw new IllegalStateException("oops");
                }))
                .isFalse();
        assertThat(printed.toString()).contains("It could not be checked", "oops");
    }

    @Test
    void noticesThatTheClockIsWrongOrWasMoved() {
        var good = Instant.parse("2027-01-01T00:00:00Z");
        assertThat(clock(Instant.EPOCH, Instant.EPOCH, Optional.of(true)))
                .isInstanceOf(DoctorFinding.ProblemResult.class);
        assertThat(clock(good, good.plusSeconds(60), Optional.of(true)))
                .isInstanceOf(DoctorFinding.WarningResult.class);
        assertThat(clock(good, good.minusSeconds(60), Optional.of(true)).words())
                .contains("set back by");
        assertThat(clock(good, good, Optional.of(false)).words()).contains("no NTP");
        assertThat(clock(good, good, Optional.of(true))).isInstanceOf(DoctorFinding.OkResult.class);
        assertThat(clock(good, good, Optional.empty())).isInstanceOf(DoctorFinding.OkResult.class);
    }

    private static DoctorFinding clock(Instant before, Instant after, Optional<Boolean> disciplined) {
        var times = List.of(before, after).iterator();
        InstantSource source = times::next;
        return new ClockChecks(source, () -> disciplined).rows().getFirst().finding();
    }

    @Test
    void bearsASmallDifferenceOfClocks() {
        assertThat(new ClockOffset(Duration.ofMillis(-900), Duration.ZERO).matters())
                .isFalse();
        assertThat(new ClockOffset(Duration.ofSeconds(-3), Duration.ofSeconds(3)).matters())
                .isFalse();
        var row = new ClockOffset(Duration.ofSeconds(-3), Duration.ofMillis(1)).row("database clock", "PostgreSQL");
        assertThat(row.finding()).isInstanceOf(DoctorFinding.WarningResult.class);
        assertThat(row.finding().words()).contains("3.0 s behind this machine's");
    }
}
