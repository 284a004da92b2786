package dev.parlor.users.guests;

import dev.parlor.http.JsonFields;
import dev.parlor.users.EmailAddress;
import dev.parlor.users.PersonName;
import dev.parlor.users.passwords.PasswordRules;
import java.util.Optional;

/// The input with which a guest keeps their account; every field is valid.
///
/// @param firstName empty to keep the generated name
/// @param password as typed; [#toString] leaves it out
record GuestClaim(EmailAddress email, String password, Optional<String> firstName, Optional<String> lastName) {
    /// @throws dev.parlor.http.ProblemException 400 with a sentence for each invalid field
    static GuestClaim read(JsonFields fields) {
        var email = EmailAddress.read(fields, "email");
        var firstName = PersonName.readOptional(fields, "first_name");
        var lastName = PersonName.readOptional(fields, "last_name");
        var password = PasswordRules.read(
                fields, "password", email.map(EmailAddress::key).orElse(""));
        fields.check();
        return new GuestClaim(email.orElseThrow(), password, firstName, lastName);
    }

    @Override
    public String toString() {
        return "Claim[…]";
    }
}
