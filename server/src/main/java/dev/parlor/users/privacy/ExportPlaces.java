package dev.parlor.users.privacy;

import dev.parlor.identity.UserId;
import dev.parlor.limits.AddressKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Whose exports are under way on this node. Thread-safe.
final class ExportPlaces {
    /// How many exports a node writes at once.
    static final int MOST = 8;

    /// How many of them for one address, so that one can't keep all the others waiting.
    static final int MOST_OF_ADDRESS = 2;

    private final Set<UserId> users = new HashSet<>();
    private final Map<AddressKey, Integer> addresses = new HashMap<>();

    /// Takes a place, or answers that the user has one or that there is no other.
    synchronized boolean take(UserId user, AddressKey address) {
        var ofAddress = addresses.getOrDefault(address, 0);
        if (users.size() >= MOST || ofAddress >= MOST_OF_ADDRESS || !users.add(user)) {
            return false;
        }
        addresses.put(address, ofAddress + 1);
        return true;
    }

    synchronized void giveBack(UserId user, AddressKey address) {
        users.remove(user);
        addresses.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    }
}
