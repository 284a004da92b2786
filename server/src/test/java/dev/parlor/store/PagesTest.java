package dev.parlor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagesTest {
    private final List<Integer> reads = new ArrayList<>();

    @Test
    void readsAPageWhenItIsNeeded() {
        var rows = pages(5).iterator();
        assertThat(reads).isEmpty();
        rows.next();
        rows.next();
        assertThat(reads).containsExactly(0);
        rows.next();
        assertThat(reads).containsExactly(0, 2);
    }

    @Test
    void readsUntilAPageIsEmpty() {
        assertThat(pages(4)).containsExactly(1, 2, 3, 4);
        assertThat(reads).containsExactly(0, 2, 4);
        assertThat(pages(0)).isEmpty();
    }

    @Test
    void beginsAgainWithEachIteration() {
        var rows = pages(3);
        assertThat(rows).containsExactly(1, 2, 3);
        assertThat(rows.iterator().next()).isEqualTo(1);
    }

    @Test
    void showsWholePages() {
        var sizes = pages(3).shownAs(page -> List.of(page.size()));
        assertThat(sizes).containsExactly(2, 1);
    }

    @Test
    void hasNothingAfterTheLast() {
        var rows = pages(1).iterator();
        rows.next();
        assertThatThrownBy(rows::next).isInstanceOf(NoSuchElementException.class);
    }

    private Pages<Integer, Integer> pages(int rows) {
        return Pages.of(last -> page(last.orElse(0), rows));
    }

    private List<Integer> page(int after, int rows) {
        reads.add(after);
        return IntStream.rangeClosed(after + 1, Math.min(after + 2, rows))
                .boxed()
                .toList();
    }
}
