package dev.parlor.users.passwords;

import dev.parlor.limits.AddressKey;

/// For whom slow work is done, so that nobody's share is taken by others.
///
/// @param account the key of its e-mail address, or its id
public record Requester(AddressKey address, String account) {
    public static Requester of(String address, String account) {
        return new Requester(AddressKey.of(address), account);
    }
}
