package dev.parlor.checklist;

/// The status word at the end of a row, and its colour at a terminal.
public enum ResultMark {
    OK("ok", AnsiColour.GREEN),
    WARNING("warning", AnsiColour.YELLOW),
    UNABLE("unable", AnsiColour.YELLOW),
    SKIPPED("skipped", AnsiColour.YELLOW),
    PROBLEM("PROBLEM", AnsiColour.RED),
    FAILED("FAILED", AnsiColour.RED);

    private final String word;
    private final AnsiColour colour;

    ResultMark(String word, AnsiColour colour) {
        this.word = word;
        this.colour = colour;
    }

    String word() {
        return word;
    }

    String coloured() {
        return "\u001b[" + colour.code + "m" + word + "\u001b[0m";
    }

    /// The ANSI colour codes.
    private enum AnsiColour {
        RED(31),
        GREEN(32),
        YELLOW(33);

        private final int code;

        AnsiColour(int code) {
            this.code = code;
        }
    }
}
