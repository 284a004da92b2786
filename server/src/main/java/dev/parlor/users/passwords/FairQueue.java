package dev.parlor.users.passwords;

import dev.parlor.limits.AddressKey;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What waits for its turn: one of each address in turn, and of an address one of each account in turn.
///
/// It is bounded. One too many costs the address that has most waiting its last, and not whoever comes last; so an
/// address may have as much as it likes waiting while nobody else wants the place.
///
/// Thread-safe; never blocks for longer than it takes to look through what waits.
final class FairQueue<T> {
    private final int most;
    private final SequencedMap<AddressKey, SequencedMap<String, Deque<T>>> waiting = new LinkedHashMap<>();
    private int size;

    /// @param most that may wait
    FairQueue(int most) {
        this.most = most;
    }

    /// @return what had to go for it, which may be itself; empty when there was room
    synchronized Optional<T> add(Requester who, T entry) {
        waiting.computeIfAbsent(who.address(), address -> new LinkedHashMap<>())
                .computeIfAbsent(who.account(), account -> new ArrayDeque<>())
                .addLast(entry);
        size++;
        return size > most ? Optional.of(removeLast(largest(who))) : Optional.empty();
    }

    /// The next one; empty when none waits.
    synchronized Optional<T> poll() {
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        var address = waiting.pollFirstEntry();
        var account = address.getValue().pollFirstEntry();
        var entry = account.getValue().removeFirst();
        size--;
        putBack(address.getValue(), account.getKey(), account.getValue().isEmpty() ? null : account.getValue());
        putBack(waiting, address.getKey(), address.getValue().isEmpty() ? null : address.getValue());
        return Optional.of(entry);
    }

    /// Behind all others.
    private static <K, V> void putBack(SequencedMap<K, V> map, K key, @Nullable V value) {
        if (value != null) {
            map.putLast(key, value);
        }
    }

    /// The account that has most waiting of the address that has. Where others have as much as the newcomer, it is
    /// the
    /// newcomer's: who has come before stays.
    private Requester largest(Requester newcomer) {
        var address = most(waiting, newcomer.address(), Comparator.comparingInt(FairQueue::count));
        var accounts = waiting.getOrDefault(address, new LinkedHashMap<>());
        return new Requester(address, most(accounts, newcomer.account(), Comparator.comparingInt(Deque::size)));
    }

    private static <K, V> K most(Map<K, V> map, K unless, Comparator<V> bySize) {
        var largest =
                map.entrySet().stream().max(Map.Entry.comparingByValue(bySize)).orElseThrow();
        var own = map.get(unless);
        return own != null && bySize.compare(own, largest.getValue()) == 0 ? unless : largest.getKey();
    }

    private static <T> int count(Map<String, Deque<T>> accounts) {
        return accounts.values().stream().mapToInt(Deque::size).sum();
    }

    private T removeLast(Requester who) {
        var accounts = waiting.get(who.address());
        var entries = accounts.get(who.account());
        var last = entries.removeLast();
        size--;
        if (entries.isEmpty()) {
            accounts.remove(who.account());
        }
        if (accounts.isEmpty()) {
            waiting.remove(who.address());
        }
        return last;
    }
}
