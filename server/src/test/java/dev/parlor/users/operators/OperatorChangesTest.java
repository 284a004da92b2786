package dev.parlor.users.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.identity.UserId;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnBothEngines
class OperatorChangesTest {
    private static final UserId ANN = new UserId(1);
    private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");
    private static final Duration LONG = Duration.ofDays(2);

    private final TestDatabase database;
    private final OperatorChanges changes = new OperatorChanges();

    OperatorChangesTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void beginAnew() {
        database.write(tx -> tx.handle().execute("DELETE FROM operator_changes"));
    }

    private void add(Instant at, String session) {
        database.write(tx -> {
            changes.add(tx, ANN, Optional.of(session), at);
            return true;
        });
    }

    private List<OperatorChanges.OperatorChange> after(long number) {
        return database.read(handle -> changes.after(handle, number));
    }

    private long newest() {
        return database.read(changes::newest);
    }

    @Test
    void areReadInTheOrderInWhichTheyWereMade() {
        add(NOW, "one");
        var told = newest();
        add(NOW, "two");
        add(NOW, "three");
        assertThat(after(told))
                .extracting(change -> change.session().orElseThrow())
                .containsExactly("two", "three");
    }

    /// Its number keeps others waiting until the commit.
    @Test
    void areWrittenDownWhenAllElseInTheTransactionIsDone() {
        var meanwhile = database.write(tx -> {
            changes.add(tx, ANN, Optional.of("one"), NOW);
            changes.add(tx, ANN, Optional.of("two"), NOW);
            return changes.newest(tx.handle());
        });
        assertThat(meanwhile).isZero();
        assertThat(after(0))
                .extracting(change -> change.session().orElseThrow())
                .containsExactly("one", "two");
    }

    @Test
    void areForgottenWhenTheyAreOldAndNumbersGoOn() {
        add(NOW, "one");
        add(NOW, "two");
        add(NOW.plus(LONG), "three");
        assertThat(after(0)).hasSize(1);
        add(NOW.plus(LONG).plus(LONG), "four");
        assertThat(newest()).isEqualTo(4);
    }

    /// However many there are, none waits for all of them.
    @Test
    void areForgottenSomeAtATime() {
        for (var n = 0; n < OperatorChanges.FORGOTTEN_AT_ONCE + 10; n++) {
            add(NOW, "session-" + n);
        }
        add(NOW.plus(LONG), "last but one");
        assertThat(after(0)).hasSize(11);
        add(NOW.plus(LONG), "last");
        assertThat(after(0)).hasSize(2);
    }
}
