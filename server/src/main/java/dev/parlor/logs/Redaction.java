package dev.parlor.logs;

import java.util.regex.Pattern;

/// The safety net behind the rule that secrets are never logged: masks anything in a finished line that looks
/// like one.
///
/// Covers JSON web tokens anywhere, and the value after the name of a token, ticket, password or key, whether
/// in a query, a header, JSON or the text of a record. Runs in linear time on any text, because some of it
/// comes from clients.
final class Redaction {
    private static final String MASK = "[secret]";
    private static final String ENDS_OF_VALUES = "&,;)]}\"'";

    /// Group 1 is a complete secret; group 2 is the text before one.
    private static final Pattern SECRET = Pattern.compile("(\\beyJ[\\w-]{4,300}+\\.[\\w-]+(?:\\.[\\w-]*)?)"
            + "|((?i:\\b(?:bearer|basic) +)(?=[\\w.~+/=-])"
            + "|(?i:token|ticket|password|secret_?key|session_?key)\\\\?\"?\\s{0,8}[=:]\\s{0,8})");

    private Redaction() {}

    /// The same text with secrets masked.
    static String masked(String text) {
        var secret = SECRET.matcher(text);
        if (!secret.find()) {
            return text;
        }
        var masked = new StringBuilder(text.length());
        var done = 0;
        do {
            masked.append(text, done, secret.start(1) < 0 ? secret.end() : secret.start())
                    .append(MASK);
            done = secret.start(1) < 0 ? endOfValue(text, secret.end()) : secret.end();
        } while (secret.find(done));
        return masked.append(text, done, text.length()).toString();
    }

    private static int endOfValue(String text, int start) {
        var depth = 0;
        while (start + depth < text.length() && text.charAt(start + depth) == '\\') {
            depth++;
        }
        if (start + depth < text.length() && text.charAt(start + depth) == '"') {
            return endOfQuoted(text, start + depth + 1, depth);
        }
        var end = start;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && ENDS_OF_VALUES.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /// The position after the closing quote: one preceded by no more backslashes than the opening one. If in
    /// doubt, the result is too far, never too near.
    private static int endOfQuoted(String text, int start, int depth) {
        var backslashes = 0;
        for (var i = start; i < text.length(); i++) {
            if (text.charAt(i) == '"' && backslashes <= depth) {
                return i + 1;
            }
            backslashes = text.charAt(i) == '\\' ? backslashes + 1 : 0;
        }
        return text.length();
    }
}
