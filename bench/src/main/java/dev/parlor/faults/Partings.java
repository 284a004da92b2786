package dev.parlor.faults;

import java.util.Map;
import java.util.TreeMap;

/// How connections ended, and how long their clients were without. Confined to the thread of the
/// [dev.parlor.bench.Wire].
final class Partings {
    /// Ended without a close frame.
    static final int BROKEN = 1006;

    private final Map<Integer, Integer> codes = new TreeMap<>();
    private int away;
    private int returns;
    private long longest;

    void lost() {
        away++;
    }

    void back(long nanos) {
        away--;
        returns++;
        longest = Math.max(longest, nanos);
    }

    void code(int code) {
        codes.merge(code, 1, Integer::sum);
    }

    /// How often each close code was heard since the last [#forget].
    Map<Integer, Integer> codes() {
        return codes;
    }

    /// How many are without a connection now.
    int away() {
        return away;
    }

    /// How many have come back since the last [#forget].
    int returns() {
        return returns;
    }

    /// The longest absence that has ended, nanoseconds.
    long longest() {
        return longest;
    }

    void forget() {
        codes.clear();
        returns = 0;
        longest = 0;
    }
}
