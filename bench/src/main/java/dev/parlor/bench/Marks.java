package dev.parlor.bench;

import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;

/// Moves of tic-tac-toe.
public final class Marks {
    /// Fills the board without a line: a draw, whoever begins.
    private static final int[] DRAW = {0, 1, 2, 4, 3, 5, 7, 6, 8};

    public static final int PER_GAME = DRAW.length;

    private Marks() {}

    /// The move after so many.
    static TextWebSocketFrame nextOfDraw(int made) {
        return frame(DRAW[made]);
    }

    /// The first cell of that order which is free.
    public static int nextOfDraw(String board) {
        for (var cell : DRAW) {
            if (board.charAt(cell) == '_') {
                return cell;
            }
        }
        throw new IllegalArgumentException("The board is full.");
    }

    static TextWebSocketFrame frame(int position) {
        return new TextWebSocketFrame("{\"type\":\"move\",\"position\":" + position + "}");
    }

    /// How many a board holds.
    public static int on(String board) {
        return (int) board.chars().filter(cell -> cell != '_').count();
    }
}
