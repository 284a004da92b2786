package dev.parlor.users.login;

import dev.parlor.http.JsonFields;
import dev.parlor.users.EmailAddress;
import dev.parlor.users.PersonName;
import dev.parlor.users.passwords.PasswordRules;

/// Somebody who wants an account; every field has passed its check.
///
/// @param password as typed. [#toString] leaves it out
public record RegistrationForm(EmailAddress email, String firstName, String lastName, String password) {
    /// Reads a registration (contract §2.2). Other fields of the body, counters for instance, are ignored.
    ///
    /// @throws dev.parlor.http.ProblemException 400 with a sentence for each field that is wrong
    public static RegistrationForm read(JsonFields fields) {
        var email = EmailAddress.read(fields, "email");
        var firstName = name(fields, "first_name");
        var lastName = name(fields, "last_name");
        var password = PasswordRules.read(
                fields, "password", email.map(EmailAddress::key).orElse(""));
        fields.check();
        return new RegistrationForm(email.orElseThrow(), firstName, lastName, password);
    }

    private static String name(JsonFields fields, String field) {
        var name = fields.text(field, PersonName.LONGEST);
        if (!fields.rejected(field)) {
            PersonName.objection(name).ifPresent(sentence -> fields.reject(field, sentence));
        }
        return name;
    }

    @Override
    public String toString() {
        return "Registration[…]";
    }
}
