package dev.parlor.users;

import dev.parlor.http.JsonFields;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// An e-mail address.
///
/// @param text as typed, trimmed
/// @param key equal for all spellings of one address: the compatibility form (NFKC) in lower case, with the
///     host in ASCII ([AsciiHost]). In theory the part before the @ is case-sensitive; like all mail
///     services, this ignores it (contract §1)
public record EmailAddress(String text, String key) {
    public static final int LONGEST = 254;
    /// The host of a guest's placeholder address. It can't exist (RFC 2606), and no one may register an
    /// address there.
    public static final String GUESTS = "guest.invalid";
    private static final int LONGEST_NAME = 64;

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++)*+");
    private static final Pattern HOST =
            Pattern.compile("localhost|(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+(?!-)[a-z0-9-]{2,63}(?<!-)");
    /// The characters allowed in a host as typed. The ASCII form drops invisible characters (a zero-width
    /// space, a soft hyphen) and reads other full stops as dots, which would allow a second spelling of
    /// another user's address.
    private static final Pattern TYPED_HOST =
            Pattern.compile("[\\p{L}\\p{N}\\p{M}.\\-&&[^\\u034f\\u180b-\\u180d\\ufe00-\\ufe0f]]+");

    /// The address, or empty when mail could never arrive there.
    public static Optional<EmailAddress> parse(String typed) {
        var text = typed.strip();
        var at = text.lastIndexOf('@');
        if (text.length() > LONGEST || at < 1 || at > LONGEST_NAME) {
            return Optional.empty();
        }
        var typedHost = text.substring(at + 1);
        var host = AsciiHost.of(typedHost);
        var good = NAME.matcher(text.substring(0, at)).matches()
                && TYPED_HOST.matcher(typedHost).matches()
                && HOST.matcher(host).matches()
                && !host.equals(GUESTS);
        return good ? Optional.of(new EmailAddress(text, key(text))) : Optional.empty();
    }

    /// Reads an address. If it is invalid, records the error in `fields` and returns empty.
    public static Optional<EmailAddress> read(JsonFields fields, String name) {
        var email = parse(fields.text(name, LONGEST));
        if (email.isEmpty() && !fields.rejected(name)) {
            fields.reject(name, "Enter a valid email address.");
        }
        return email;
    }

    /// The key of an address as typed. Also works for text that [#parse] refuses, so that looking it up takes
    /// the same path.
    public static String key(String typed) {
        var text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        var host = text.lastIndexOf('@') + 1;
        return text.substring(0, host).toLowerCase(Locale.ROOT) + AsciiHost.of(text.substring(host));
    }

    /// The key that older versions stored, with the host as typed. An account keeps it while another account
    /// has the key of the same mailbox ([EmailKeyUpgrade]).
    static String olderKey(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /// The keys by which [UserStore#BY_EMAIL] finds the account with this address.
    public static Map<String, String> keys(String typed) {
        return Map.of("key", key(typed), "older_key", olderKey(typed));
    }
}
