/// The computer opponents.
///
/// Owns how a move is chosen, at three levels. Does not own the rules, the match or its clock: the caller
/// asks a bot for a position, and the bot returns one.
@NullMarked
package dev.parlor.game.bots;

import org.jspecify.annotations.NullMarked;
