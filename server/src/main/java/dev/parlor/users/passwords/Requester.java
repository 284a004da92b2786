package dev.parlor.users.passwords;

import dev.parlor.limits.AddressKey;

/// The requester of slow work, so that no one loses their share to others.
///
/// @param account the key of the account's e-mail address, or its id
public record Requester(AddressKey address, String account) {
    public static Requester of(String address, String account) {
        return new Requester(AddressKey.of(address), account);
    }
}
