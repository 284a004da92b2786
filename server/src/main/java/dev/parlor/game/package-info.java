/// Games: matches between people, or against the computer (contract §2.6, §3.5).
///
/// Owns the operations on games; decides every result and has it counted exactly once, in the transaction that ends
/// the game. Does not own the rules ([dev.parlor.game.rules]) or how the computer chooses ([dev.parlor.game.bots]).
@NullMarked
package dev.parlor.game;

import org.jspecify.annotations.NullMarked;
