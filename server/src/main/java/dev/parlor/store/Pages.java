package dev.parlor.store;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A result that may be too large for memory: it is read page by page during iteration, and only one page is
/// held at a time.
///
/// @param <R> type of a row
/// @param <V> type of a view of a row
public final class Pages<R, V> implements Iterable<V> {
    /// Number of rows per page.
    public static final int SIZE = 100;

    private final Function<Optional<R>, List<R>> next;
    private final Function<List<R>, List<V>> shown;

    /// @param next reads the page after this row, or the first page when empty; an empty page is the end
    /// @param shown maps a page of rows to the same number of views
    public Pages(Function<Optional<R>, List<R>> next, Function<List<R>, List<V>> shown) {
        this.next = next;
        this.shown = shown;
    }

    /// Rows returned unchanged.
    public static <R> Pages<R, R> of(Function<Optional<R>, List<R>> next) {
        return new Pages<>(next, page -> page);
    }

    /// The same rows, with `view` applied to each page.
    public <W> Pages<R, W> shownAs(Function<List<V>, List<W>> view) {
        return new Pages<>(next, shown.andThen(view));
    }

    @Override
    public Iterator<V> iterator() {
        return new Iterator<>() {
            private Optional<R> last = Optional.empty();
            private @Nullable Iterator<V> page;

            @Override
            public boolean hasNext() {
                var current = page;
                if (current == null || !current.hasNext()) {
                    var rows = next.apply(last);
                    last = rows.isEmpty() ? last : Optional.of(rows.getLast());
                    current = rows.isEmpty()
                            ? Collections.emptyIterator()
                            : shown.apply(rows).iterator();
                    page = current;
                }
                return current.hasNext();
            }

            @Override
            public V next() {
                if (!hasNext() || page == null) {
                    throw new NoSuchElementException();
                }
                return page.next();
            }
        };
    }
}
