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
/// @param key what makes two spellings the same address: the compatibility form (NFKC) in lower case, with the host in
///     ASCII ([AsciiHost]). That the part before the @ may differ by case in theory is ignored, as all mail services
///     do (contract §1)
public record EmailAddress(String text, String key) {
    public static final int LONGEST = 254;
    /// The host of what stands as a guest's address. It exists nowhere (RFC 2606), and nobody else may have one
    /// there.
    public static final String GUESTS = "guest.invalid";
    private static final int LONGEST_NAME = 64;

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++)*+");
    private static final Pattern HOST =
            Pattern.compile("localhost|(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+(?!-)[a-z0-9-]{2,63}(?<!-)");
    /// What may stand in a host as it is typed. The network's form leaves out what can't be seen (a zero-width space,
    /// a
    /// soft hyphen) and reads other full stops as dots: that would be a second spelling of somebody's address.
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

    /// Reads an address; what is wrong with it is recorded in `fields`, and the answer empty.
    public static Optional<EmailAddress> read(JsonFields fields, String name) {
        var email = parse(fields.text(name, LONGEST));
        if (email.isEmpty() && !fields.rejected(name)) {
            fields.reject(name, "Enter a valid email address.");
        }
        return email;
    }

    /// The key of whatever somebody typed as their address: also of what [#parse] refuses, so that looking for it
    /// takes the same way.
    public static String key(String typed) {
        var text = Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC);
        var host = text.lastIndexOf('@') + 1;
        return text.substring(0, host).toLowerCase(Locale.ROOT) + AsciiHost.of(text.substring(host));
    }

    /// What older versions took for the key: with the host as it is typed. An account has it as long as another one
    /// has the key of their mailbox ([EmailKeyUpgrade]).
    static String olderKey(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /// What an account with this address is found by, for [UserStore#BY_EMAIL].
    public static Map<String, String> keys(String typed) {
        return Map.of("key", key(typed), "older_key", olderKey(typed));
    }
}
