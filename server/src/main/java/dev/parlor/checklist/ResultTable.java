package dev.parlor.checklist;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Prints rows as they arrive: name, state, milliseconds, and any explanation below.
///
/// @param terminal whether the output is a terminal, with colours and lines that can be overwritten
public record ResultTable(PrintWriter out, boolean terminal) {
    private static final int NAME = 34;
    private static final int WIDTH = 110;

    /// Detects the kind of output: colours only at a terminal, and never with `NO_COLOR` set.
    public static ResultTable on(PrintWriter out, Map<String, String> environment) {
        // A terminal only when both input and output are one.
        var terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return new ResultTable(out, terminal && !environment.containsKey("NO_COLOR"));
    }

    /// Starts a row that may take a while.
    public void begin(String name) {
        if (terminal) {
            out.print("  " + padded(name) + " ...");
            out.flush();
        }
    }

    /// Completes a row.
    ///
    /// @param words the explanation below it; may be empty
    public void end(String name, ResultMark mark, Duration taken, String words) {
        clear();
        var shown = terminal ? mark.coloured() : mark.word();
        var gap = " ".repeat(8 - mark.word().length());
        out.println("  " + padded(name) + " " + shown + gap + String.format("%7d ms", taken.toMillis()));
        wrapped(words).forEach(this::note);
        out.flush();
    }

    /// Adds a line below a row, never wrapped, so that it can be copied.
    public void note(String text) {
        out.println("      " + text);
        out.flush();
    }

    /// A line outside the rows.
    public void line(String text) {
        clear();
        out.println(text);
        out.flush();
    }

    private void clear() {
        if (terminal) {
            out.print("\r\u001b[K");
        }
    }

    private static String padded(String name) {
        return name + " ".repeat(Math.max(0, NAME - name.length()));
    }

    private static List<String> wrapped(String words) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : words.isEmpty() ? new String[0] : words.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + word.length() >= WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }
}
