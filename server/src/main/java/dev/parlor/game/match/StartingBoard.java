package dev.parlor.game.match;

import java.util.OptionalInt;

/// A fresh board: empty, or with the computer's first mark if it begins.
///
/// @param mark the position of that mark
public record StartingBoard(Board board, OptionalInt mark) {}
