package dev.parlor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.ManualLater;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class DeadlinesTest {
    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
    private static final Duration TIMER = Duration.ofMillis(1);

    private final ManualLater later = new ManualLater();
    private final TreeSet<Instant> rows = new TreeSet<>();
    private final List<Instant> done = new ArrayList<>();
    private Instant now = START;
    private int looks;
    private boolean broken;
    private Runnable meanwhile = () -> {};
    private final Deadlines deadlines = new Deadlines(later, () -> now, this::claim);

    private Optional<Instant> claim(Instant moment) {
        looks++;
        if (broken) {
            throw new IllegalStateException("the database is away");
        }
        var due = rows.headSet(moment, true);
        done.addAll(due);
        due.clear();
        var next = rows.isEmpty() ? Optional.<Instant>empty() : Optional.of(rows.first());
        meanwhile.run();
        return next;
    }

    @Test
    void doesWhatFellDueWhileNobodyLooked() {
        rows.add(START.minusSeconds(60));
        deadlines.start();
        pass(TIMER);
        assertThat(done).containsExactly(START.minusSeconds(60));
    }

    @Test
    void doesEachAtItsMoment() {
        deadlines.start();
        pass(TIMER);
        set(START.plusMillis(1500));
        set(START.plusMillis(700));
        pass(Duration.ofMillis(699));
        assertThat(done).isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(done).containsExactly(START.plusMillis(700));
        pass(Duration.ofMillis(801));
        assertThat(done).containsExactly(START.plusMillis(700), START.plusMillis(1500));
    }

    @Test
    void seesWhatOthersWroteDown() {
        deadlines.start();
        pass(TIMER);
        rows.add(START.plusSeconds(3));
        pass(Deadlines.LOOK.plus(TIMER));
        assertThat(done).containsExactly(START.plusSeconds(3));
    }

    @Test
    void doesNotMissWhatIsSetWhileItWorks() {
        meanwhile = () -> {
            meanwhile = () -> {};
            set(now.plusMillis(5));
        };
        deadlines.start();
        pass(TIMER);
        pass(Duration.ofMillis(6));
        assertThat(done).hasSize(1);
    }

    @Test
    void triesAgainWhatFailed() {
        broken = true;
        rows.add(START);
        deadlines.start();
        pass(TIMER);
        broken = false;
        pass(Deadlines.LOOK.plus(TIMER));
        assertThat(done).containsExactly(START);
    }

    @Test
    void earlierDeadlinesDontLeaveMoreTimersBehind() {
        deadlines.start();
        for (var i = 50; i > 0; i--) {
            set(START.plusMillis(i * 10L));
        }
        pass(Duration.ofSeconds(60));
        assertThat(done).hasSize(50);
        assertThat(later.waiting()).isEqualTo(1);
        assertThat(looks).isLessThan(60);
    }

    @Test
    void looksNoMoreOnceClosed() {
        rows.add(START.plusSeconds(1));
        deadlines.start();
        deadlines.close();
        pass(Duration.ofSeconds(30));
        assertThat(looks).isZero();
    }

    private void set(Instant due) {
        rows.add(due);
        deadlines.at(due);
    }

    /// In steps of the timer, because the clock must move with it.
    private void pass(Duration time) {
        for (var i = 0L; i < time.toMillis(); i++) {
            now = now.plusMillis(1);
            later.pass(TIMER);
        }
    }
}
