package dev.parlor.bench;

import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;

/// Moves of tic-tac-toe.
final class Marks {
    /// Fills the board without a line: a draw, whoever begins.
    private static final int[] DRAW = {0, 1, 2, 4, 3, 5, 7, 6, 8};

    static final int PER_GAME = DRAW.length;

    private Marks() {}

    /// The move after so many.
    static TextWebSocketFrame nextOfDraw(int made) {
        return frame(DRAW[made]);
    }

    static TextWebSocketFrame frame(int position) {
        return new TextWebSocketFrame("{\"type\":\"move\",\"position\":" + position + "}");
    }

    /// How many a board holds.
    static int on(String board) {
        return (int) board.chars().filter(cell -> cell != '_').count();
    }
}
