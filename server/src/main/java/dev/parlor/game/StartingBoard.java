package dev.parlor.game;

import java.util.OptionalInt;

/// A fresh board: empty, or with the computer's first mark when it begins.
///
/// @param mark where that mark is
record StartingBoard(Board board, OptionalInt mark) {}
