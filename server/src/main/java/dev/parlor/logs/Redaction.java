package dev.parlor.logs;

import java.util.regex.Pattern;

/// The safety net under the rule that no secret is logged: whatever looks like one in a finished line is masked.
///
/// Covers JSON web tokens wherever they stand, and what follows the name of a token, ticket, password or key, be it
/// in a query, a header, JSON or the text of a record.
final class Redaction {
    private static final String MASK = "[secret]";

    private static final String WEB_TOKEN = "\\beyJ[\\w-]{4,}\\.[\\w-]+(?:\\.[\\w-]*)?";
    private static final String CREDENTIALS = "(?i:(\\b(?:bearer|basic)\\s+)[\\w.~+/=-]+)";
    private static final String NAMED =
            "(?i:([\\w-]*(?:token|ticket|password|secret_?key|session_?key)\\\\?\"?\\s*[=:]\\s*))"
                    + "(?:\\\\?\"(?:[^\"\\\\]|\\\\[^\"])*\\\\?\"|[^\\s&,;\\])}\"]+)";
    private static final Pattern SECRET = Pattern.compile(CREDENTIALS + "|" + NAMED + "|" + WEB_TOKEN);

    private Redaction() {}

    /// The same text without secrets.
    static String masked(String text) {
        return SECRET.matcher(text).replaceAll(match -> {
            if (match.group(1) != null) {
                return "$1" + MASK;
            }
            return match.group(2) != null ? "$2" + MASK : MASK;
        });
    }
}
