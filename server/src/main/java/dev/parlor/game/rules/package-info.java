/// The rules of the games that can be played, and nothing else.
///
/// Owns what a board is, which moves are legal and when a game is over. Does not own who plays, when, or where a
/// game is kept. Imports `java.*` only, so that the rules can be read, tested and searched apart from any server.
@NullMarked
package dev.parlor.game.rules;

import org.jspecify.annotations.NullMarked;
