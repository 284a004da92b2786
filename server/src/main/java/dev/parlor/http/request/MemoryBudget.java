package dev.parlor.http.request;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// An amount that several keys share: all of them together must not exceed it, nor may one key exceed its own
/// limit. Thread-safe.
final class MemoryBudget {
    private final long most;
    private final long mostOfOne;
    private final AtomicLong taken = new AtomicLong();
    private final ConcurrentHashMap<Object, Long> takenByParty = new ConcurrentHashMap<>();

    MemoryBudget(long most, long mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /// Whether there was enough.
    enum Taking {
        DONE,
        TOO_MUCH_OF_ONE,
        TOO_MUCH_TOGETHER
    }

    /// One key's part of the budget; confined to one thread.
    final class BudgetShare {
        private final Object party;
        private long mine;

        private BudgetShare(Object party) {
            this.party = party;
        }

        /// Takes more. It has to be given back even when it was too much.
        Taking take(long amount) {
            if (amount == 0) {
                return Taking.DONE;
            }
            mine += amount;
            var together = taken.addAndGet(amount);
            if (takenByParty.merge(party, amount, Long::sum) > mostOfOne) {
                return Taking.TOO_MUCH_OF_ONE;
            }
            return together > most ? Taking.TOO_MUCH_TOGETHER : Taking.DONE;
        }

        /// Gives back everything that was taken. May be called repeatedly.
        void giveBack() {
            if (mine == 0) {
                return;
            }
            taken.addAndGet(-mine);
            takenByParty.computeIfPresent(party, (key, all) -> all == mine ? null : Long.valueOf(all - mine));
            mine = 0;
        }
    }

    /// @param party the key that the share counts for, compared by `equals`
    BudgetShare share(Object party) {
        return new BudgetShare(party);
    }
}
