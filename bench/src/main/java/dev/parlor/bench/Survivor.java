package dev.parlor.bench;

/// A game as it is found after a crash.
record Survivor(int version, String board) {
    /// Made and joined.
    private static final int WITHOUT_MOVES = 2;

    /// Whether everything that a player was told is there, and nothing twice. One more move may be there: it was on
    /// the disk, but the player not told yet.
    boolean keeps(Update told) {
        return version >= told.version()
                && version <= told.version() + 1
                && Marks.on(board) == version - WITHOUT_MOVES
                && keepsMarks(told.board());
    }

    private boolean keepsMarks(String before) {
        for (var cell = 0; cell < before.length(); cell++) {
            if (before.charAt(cell) != '_' && before.charAt(cell) != board.charAt(cell)) {
                return false;
            }
        }
        return true;
    }
}
