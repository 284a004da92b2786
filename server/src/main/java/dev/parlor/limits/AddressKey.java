package dev.parlor.limits;

/// What an address is counted under: an IPv4 address itself, an IPv6 address by its first 64 bits, since a single
/// household holds at least that many and could otherwise pick a fresh one for every attempt.
///
/// @param network the counted part of the address, as text
public record AddressKey(String network) {
    /// @param address an address without port, as [java.net.InetAddress#getHostAddress] writes it
    public static AddressKey of(String address) {
        return new AddressKey(address.indexOf(':') < 0 ? address : firstGroups(address));
    }

    private static String firstGroups(String address) {
        var end = -1;
        for (var group = 0; group < 4; group++) {
            end = address.indexOf(':', end + 1);
            if (end < 0 || address.startsWith("::", end)) {
                return address;
            }
        }
        return address.substring(0, end) + "::/64";
    }
}
