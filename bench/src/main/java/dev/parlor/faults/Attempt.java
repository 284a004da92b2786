package dev.parlor.faults;

/// A move that somebody tried, and what became of it.
///
/// @param version of the game that it was meant for
/// @param answer `ack`, or the code of the refusal
record Attempt(char mark, int version, int position, String answer) {
    static final String MADE = "ack";
}
