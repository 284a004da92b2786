package dev.parlor.users;

import dev.parlor.http.Fields;

/// What somebody typed to log in.
record LoginFields(String email, String password) {
    /// Longer than any password may be: whoever types more is refused like anybody with the wrong one.
    static final int LONGEST_PASSWORD = 1024;

    /// @throws dev.parlor.http.Problem 400 when one is missing
    static LoginFields read(Fields fields) {
        var email = fields.text("email", EmailAddress.LONGEST);
        var password = fields.secret("password", LONGEST_PASSWORD);
        fields.check();
        return new LoginFields(email, password);
    }

    @Override
    public String toString() {
        return "LoginFields[…]";
    }
}
