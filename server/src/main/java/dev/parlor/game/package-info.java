/// Games: matches between people, or against the computer (contract §2.6, §3.5).
///
/// Owns the operations on games. Decides every result and counts it exactly once, in the transaction that
/// ends the game. Does not own the rules ([dev.parlor.game.rules]) or how the computer chooses its moves
/// ([dev.parlor.game.bots]).
@NullMarked
package dev.parlor.game;

import org.jspecify.annotations.NullMarked;
