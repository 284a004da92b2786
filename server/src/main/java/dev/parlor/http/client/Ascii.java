package dev.parlor.http.client;

/// ASCII letters and digits, as protocols define them; `Character` accepts those of every alphabet.
public final class Ascii {
    private Ascii() {}

    static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /// Whether every character of `text` is a letter, a digit, or one of `others`.
    public static boolean consistsOf(String text, String others) {
        for (var i = 0; i < text.length(); i++) {
            if (!isLetterOrDigit(text.charAt(i)) && others.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
