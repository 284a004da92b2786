package dev.parlor.faults;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether some order explains what several clients saw of one object: each of their calls takes effect at one
/// instant between its start and its end (Herlihy and Wing, "Linearizability", 1990). Searched as by Wing and Gong
/// ("Testing and verifying concurrent objects", 1993), with Lowe's memory of what was tried already (2017).
final class Linearizability {
    private static final int MOST = Long.SIZE;

    private Linearizability() {}

    /// One call of a client.
    ///
    /// @param start before it was sent, nanoseconds
    /// @param end after it was answered
    /// @param operation what was asked and answered
    record Call<O>(long start, long end, O operation) {}

    /// How the object behaves when nothing happens at the same time.
    interface Model<S, O> {
        /// The state after an operation, if it is answered like that in this state. States are compared with
        /// `equals`.
        Optional<S> next(S state, O operation);
    }

    private record Tried<S>(long done, S state) {}

    /// Takes exponential time in the number of calls that overlap.
    ///
    /// @param history at most 64 calls, in any order
    static <S, O> boolean explains(Model<S, O> model, S initial, List<Call<O>> history) {
        if (history.size() > MOST) {
            throw new IllegalArgumentException("More than " + MOST + " calls.");
        }
        return search(model, initial, 0, history, new HashSet<>());
    }

    private static <S, O> boolean search(
            Model<S, O> model, S state, long done, List<Call<O>> history, Set<Tried<S>> tried) {
        if (Long.bitCount(done) == history.size()) {
            return true;
        }
        if (!tried.add(new Tried<>(done, state))) {
            return false;
        }
        var firstEnd = Long.MAX_VALUE;
        for (var i = 0; i < history.size(); i++) {
            if ((done & 1L << i) == 0) {
                firstEnd = Math.min(firstEnd, history.get(i).end());
            }
        }
        for (var i = 0; i < history.size(); i++) {
            var call = history.get(i);
            if ((done & 1L << i) == 0 && call.start() <= firstEnd) {
                var next = model.next(state, call.operation());
                if (next.isPresent() && search(model, next.get(), done | 1L << i, history, tried)) {
                    return true;
                }
            }
        }
        return false;
    }
}
