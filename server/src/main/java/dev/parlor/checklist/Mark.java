package dev.parlor.checklist;

/// The word at the end of a row, and its colour at a terminal.
public enum Mark {
    OK("ok", Colour.GREEN),
    WARNING("warning", Colour.YELLOW),
    UNABLE("unable", Colour.YELLOW),
    SKIPPED("skipped", Colour.YELLOW),
    PROBLEM("PROBLEM", Colour.RED),
    FAILED("FAILED", Colour.RED);

    private final String word;
    private final Colour colour;

    Mark(String word, Colour colour) {
        this.word = word;
        this.colour = colour;
    }

    String word() {
        return word;
    }

    String coloured() {
        return "\u001b[" + colour.code + "m" + word + "\u001b[0m";
    }

    /// As terminals number them.
    private enum Colour {
        RED(31),
        GREEN(32),
        YELLOW(33);

        private final int code;

        Colour(int code) {
            this.code = code;
        }
    }
}
