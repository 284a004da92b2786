package dev.parlor.verify;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Prints rows as they come: name, state, milliseconds, and below it what there is to say.
///
/// @param terminal whether somebody watches who sees colours and lines being overwritten
record Table(PrintWriter out, boolean terminal) {
    private static final int NAME = 34;
    private static final int WIDTH = 110;
    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";

    /// Something that may take a while.
    void begin(String name) {
        if (terminal) {
            out.print("  " + padded(name) + " ...");
            out.flush();
        }
    }

    void end(String name, Finding finding, Duration taken) {
        clear();
        switch (finding) {
            case Finding.Ok(var note) -> row(name, GREEN, "ok", taken, note);
            case Finding.Failed(var sentence) -> row(name, RED, "FAILED", taken, sentence);
            case Finding.Unable(var sentence) -> row(name, YELLOW, "unable", taken, sentence);
            case Finding.Skipped(var why) -> row(name, YELLOW, "skipped", taken, why);
        }
        out.flush();
    }

    /// A line that is no row.
    void line(String text) {
        clear();
        out.println(text);
        out.flush();
    }

    private void clear() {
        if (terminal) {
            out.print("\r\u001b[K");
        }
    }

    private void row(String name, String colour, String state, Duration taken, String words) {
        var shown = terminal ? "\u001b[" + colour + "m" + state + "\u001b[0m" : state;
        var gap = " ".repeat(8 - state.length());
        out.println("  " + padded(name) + " " + shown + gap + String.format("%7d ms", taken.toMillis()));
        wrapped(words).forEach(line -> out.println("      " + line));
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
