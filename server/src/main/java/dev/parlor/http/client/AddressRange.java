package dev.parlor.http.client;

import java.net.InetAddress;
import java.util.Optional;

/// A range of addresses in CIDR notation.
///
/// @param base its first address; bits beyond the prefix are ignored
/// @param prefix the number of leading bits that all addresses in the range share
record AddressRange(InetAddress base, int prefix) {
    /// Reads `10.0.0.0/8`, `fd00::/8` or a single address.
    ///
    /// @throws IllegalArgumentException when the text is malformed
    static AddressRange parse(String text) {
        var slash = text.indexOf('/');
        var base = address(slash < 0 ? text.strip() : text.substring(0, slash).strip());
        if (base.isEmpty()) {
            throw malformed(text);
        }
        var bits = base.get().getAddress().length * 8;
        if (slash < 0) {
            return new AddressRange(base.get(), bits);
        }
        var digits = text.substring(slash + 1).strip();
        if (!digits.matches("\\d{1,3}") || Integer.parseInt(digits) > bits) {
            throw malformed(text);
        }
        return new AddressRange(base.get(), Integer.parseInt(digits));
    }

    /// Parses an address literal; names are never looked up.
    static Optional<InetAddress> address(String literal) {
        try {
            return Optional.of(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    boolean contains(String literal) {
        var address = address(literal);
        if (address.isEmpty()) {
            return false;
        }
        var mine = base.getAddress();
        var theirs = address.get().getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        var whole = prefix / 8;
        for (var i = 0; i < whole; i++) {
            if (mine[i] != theirs[i]) {
                return false;
            }
        }
        var rest = prefix % 8;
        return rest == 0 || ((mine[whole] ^ theirs[whole]) & 0xff) >> (8 - rest) == 0;
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException("\"" + text + "\" is not an address or network such as 10.0.0.0/8");
    }
}
