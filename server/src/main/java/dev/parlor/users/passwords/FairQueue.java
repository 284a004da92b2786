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

/// A bounded queue in which addresses take turns, and so do the accounts of one address.
///
/// When it is full, a new entry displaces the last one of the address with the most entries, not the
/// newcomer; so an address may fill the queue while no other address needs it.
///
/// Thread-safe. Never blocks for longer than a scan of the entries.
final class FairQueue<T> {
    private final int most;
    private final SequencedMap<AddressKey, SequencedMap<String, Deque<T>>> waiting = new LinkedHashMap<>();
    private int size;

    /// @param most how many entries may wait
    FairQueue(int most) {
        this.most = most;
    }

    /// @return the entry that was displaced, which may be the new one; empty when there was room
    synchronized Optional<T> add(Requester who, T entry) {
        waiting.computeIfAbsent(who.address(), address -> new LinkedHashMap<>())
                .computeIfAbsent(who.account(), account -> new ArrayDeque<>())
                .addLast(entry);
        size++;
        return size > most ? Optional.of(removeLast(largest(who))) : Optional.empty();
    }

    /// The next entry; empty when none waits.
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

    /// Moves an entry to the end.
    private static <K, V> void putBack(SequencedMap<K, V> map, K key, @Nullable V value) {
        if (value != null) {
            map.putLast(key, value);
        }
    }

    /// The account with the most entries, of the address with the most entries. In a tie, the newcomer:
    /// earlier entries stay.
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
