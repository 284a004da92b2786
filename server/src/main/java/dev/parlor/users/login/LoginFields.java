package dev.parlor.users.login;

import dev.parlor.http.JsonFields;
import dev.parlor.users.EmailAddress;

/// What somebody typed to log in.
record LoginFields(String email, String password) {
    /// No account has more of either. What is longer is cut to one more than that, and refused like anybody's wrong
    /// guess.
    private static final int LONGEST = EmailAddress.LONGEST + 1;

    /// @throws dev.parlor.http.ProblemException 400 when one is missing
    static LoginFields read(JsonFields fields) {
        var email = fields.text("email");
        var password = fields.secret("password");
        fields.check();
        return new LoginFields(cut(email), cut(password));
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) > LONGEST
                ? text.substring(0, text.offsetByCodePoints(0, LONGEST))
                : text;
    }

    @Override
    public String toString() {
        return "LoginFields[…]";
    }
}
