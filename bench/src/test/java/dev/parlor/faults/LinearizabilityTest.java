package dev.parlor.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.faults.Linearizability.Call;
import dev.parlor.faults.Rules.State;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LinearizabilityTest {
    private static final State BEGIN = new State(2, "_________", 'X');

    @Test
    void explainsOneWinnerOfARaceWhateverTheOrderOfTheAnswers() {
        assertThat(explained(call(0, 9, 'X', 2, 4, "ack"), call(1, 5, 'X', 2, 0, "stale_version")))
                .isTrue();
        assertThat(explained(call(0, 9, 'X', 2, 4, "stale_version"), call(1, 5, 'X', 2, 0, "ack")))
                .isTrue();
        assertThat(explained(call(0, 9, 'O', 2, 4, "not_your_turn"), call(1, 5, 'X', 2, 0, "ack")))
                .isTrue();
        assertThat(explained(call(0, 9, 'O', 2, 4, "stale_version"), call(1, 5, 'X', 2, 0, "ack")))
                .isTrue();
    }

    @Test
    void explainsNoTwoWinnersAndNoneAtAll() {
        assertThat(explained(call(0, 9, 'X', 2, 4, "ack"), call(1, 5, 'X', 2, 0, "ack")))
                .isFalse();
        assertThat(explained(call(0, 9, 'X', 2, 4, "stale_version"), call(1, 5, 'X', 2, 0, "stale_version")))
                .isFalse();
    }

    @Test
    void explainsNothingThatWasForgottenAfterItsAnswer() {
        // The first was answered before the second was sent, which found its cell free.
        assertThat(explained(call(0, 1, 'X', 2, 4, "ack"), call(2, 3, 'O', 2, 4, "not_your_turn")))
                .isFalse();
        assertThat(explained(call(0, 1, 'X', 2, 4, "ack"), call(2, 3, 'O', 3, 4, "cell_taken")))
                .isTrue();
        assertThat(explained(call(0, 1, 'X', 2, 4, "ack"), call(2, 3, 'O', 3, 4, "ack")))
                .isFalse();
    }

    @Test
    void explainsNoMoveAfterTheEnd() {
        var won = new State(7, "XX_OO____", 'X');
        assertThat(Linearizability.explains(
                        new Rules(), won, List.of(call(0, 1, 'X', 7, 2, "ack"), call(2, 3, 'O', 8, 5, "game_over"))))
                .isTrue();
        assertThat(Linearizability.explains(
                        new Rules(), won, List.of(call(0, 1, 'X', 7, 2, "ack"), call(2, 3, 'O', 8, 5, "ack"))))
                .isFalse();
    }

    private static boolean explained(Call<Attempt> one, Call<Attempt> other) {
        return Linearizability.explains(new Rules(), BEGIN, List.of(one, other));
    }

    private static Call<Attempt> call(long start, long end, char mark, int version, int position, String answer) {
        return new Call<>(start, end, new Attempt(mark, version, position, answer));
    }
}
