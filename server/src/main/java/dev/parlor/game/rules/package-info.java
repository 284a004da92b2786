/// The rules of the games, and nothing else.
///
/// Owns what a board is, which moves are legal and when a game is over. Does not own who plays, when, or
/// where a game is stored. Imports `java.*` only, so that the rules can be read, tested and searched
/// independently of a server.
@NullMarked
package dev.parlor.game.rules;

import org.jspecify.annotations.NullMarked;
