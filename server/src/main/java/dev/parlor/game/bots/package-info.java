/// Opponents that the computer plays.
///
/// Owns how a move is chosen, at three levels. Does not own the rules, the match or its clock: a bot is asked for a
/// position and answers with one.
@NullMarked
package dev.parlor.game.bots;

import org.jspecify.annotations.NullMarked;
