package dev.parlor.game.match;

import java.util.OptionalInt;

/// A fresh board: empty, or with the computer's first mark when it begins.
///
/// @param mark where that mark is
public record StartingBoard(Board board, OptionalInt mark) {}
