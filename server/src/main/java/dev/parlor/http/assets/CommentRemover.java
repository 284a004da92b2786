package dev.parlor.http.assets;

/// Removes comments, which only readers of the source need. A file keeps them under its own name, and loses
/// them under its fingerprinted name, which browsers load. They are a third of the bytes to transfer.
final class CommentRemover {
    private CommentRemover() {}

    /// Removes comments that have their lines to themselves; within a line, they may be part of a string.
    ///
    /// @param file its name: third-party libraries keep their comments, which contain their licenses
    static String leftOut(String file, String text) {
        var own = (file.endsWith(".js") || file.endsWith(".css")) && !file.startsWith("lib/");
        return own ? leftOut(text) : text;
    }

    private static String leftOut(String text) {
        var kept = new StringBuilder(text.length());
        for (var at = 0; at < text.length(); ) {
            var end = behindComment(text, at);
            if (end < 0) {
                end = behindLine(text, at);
                kept.append(text, at, end);
            }
            at = end;
        }
        return kept.toString();
    }

    /// The start of the line after a comment; -1 when no comment has the line at `from` to itself.
    private static int behindComment(String text, int from) {
        var start = from;
        while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
            start++;
        }
        if (text.startsWith("//", start)) {
            return behindLine(text, start);
        }
        var end = text.startsWith("/*", start) ? text.indexOf("*/", start + 2) : -1;
        var next = end < 0 ? -1 : behindLine(text, end);
        return next >= 0 && text.substring(end + 2, next).isBlank() ? next : -1;
    }

    private static int behindLine(String text, int from) {
        var end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }
}
