package dev.parlor.http.request;

import static dev.parlor.http.request.MemoryBudget.Taking.DONE;
import static dev.parlor.http.request.MemoryBudget.Taking.TOO_MUCH_OF_ONE;
import static dev.parlor.http.request.MemoryBudget.Taking.TOO_MUCH_TOGETHER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
    private final MemoryBudget budget = new MemoryBudget(100, 60);

    @Test
    void isSharedByAll() {
        var first = budget.share("a");
        assertThat(first.take(59)).isEqualTo(DONE);
        assertThat(budget.share("b").take(41)).isEqualTo(DONE);
        assertThat(first.take(1)).isEqualTo(TOO_MUCH_TOGETHER);
    }

    @Test
    void leavesSomethingToOthers() {
        assertThat(budget.share("a").take(60)).isEqualTo(DONE);
        var more = budget.share("a");
        assertThat(more.take(1)).isEqualTo(TOO_MUCH_OF_ONE);
        more.giveBack();
        assertThat(budget.share("b").take(40)).isEqualTo(DONE);
    }

    @Test
    void isThereAgainOnceItWasGivenBack() {
        var greedy = budget.share("a");
        assertThat(greedy.take(101)).isEqualTo(TOO_MUCH_OF_ONE);
        greedy.giveBack();
        greedy.giveBack();
        assertThat(budget.share("a").take(60)).isEqualTo(DONE);
        assertThat(budget.share("b").take(40)).isEqualTo(DONE);
        assertThat(budget.share("b").take(1)).isEqualTo(TOO_MUCH_TOGETHER);
    }
}
