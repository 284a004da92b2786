package dev.parlor.logs;

/// Keeps foreign text from imitating a log line or sending control sequences to a terminal.
final class OneLine {
    private OneLine() {}

    /// The same text with every control character and line break escaped as in JSON.
    static String of(String text) {
        if (text.chars().noneMatch(OneLine::isEscaped)) {
            return text;
        }
        var line = new StringBuilder(text.length() + 16);
        text.chars().forEach(c -> {
            if (isEscaped(c)) {
                line.append("\\u%04x".formatted(c));
            } else {
                line.append((char) c);
            }
        });
        return line.toString();
    }

    /// The lines of a stack trace, each indented, so that none can look like the start of a log line, even if
    /// the message of the exception contains line breaks.
    static String indented(String trace) {
        var lines = new StringBuilder(trace.length() + 256);
        trace.lines()
                .forEach(line -> lines.append("    ")
                        .append(of(line.replace("\t", "    ")))
                        .append('\n'));
        return lines.toString();
    }

    private static boolean isEscaped(int c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }
}
