package dev.parlor.users.passwords;

import dev.parlor.http.JsonFields;
import dev.parlor.users.EmailAddress;
import java.text.Normalizer;
import java.util.Locale;

/// The rules for passwords (contract §2.2): long enough, not among the most common ones, not the e-mail
/// address.
public final class PasswordRules {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 128;

    private PasswordRules() {}

    /// Reads a new password. If it is invalid, records the error in `fields`.
    ///
    /// @param emailKey the key of the account's e-mail address
    public static String read(JsonFields fields, String name, String emailKey) {
        var password = fields.secret(name, LONGEST);
        if (fields.rejected(name)) {
            return password;
        }
        var folded = Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            fields.reject(name, "Ensure this field has at least " + SHORTEST + " characters.");
        } else if (EmailAddress.key(password).equals(EmailAddress.key(emailKey))) {
            fields.reject(name, "The password may not be the email address.");
        } else if (folded.isBlank() || CommonPasswords.contains(folded)) {
            fields.reject(name, "This password is too common.");
        }
        return password;
    }
}
