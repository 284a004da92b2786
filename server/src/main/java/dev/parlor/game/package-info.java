/// Games: matches between people, or against the computer, with their routes and their socket (contract §2.6,
/// §3.5).
///
/// Owns matches, their history and who sits where; decides every result and has it counted, exactly once, in the
/// transaction that ends the game. Does not own the rules ([dev.parlor.game.rules]) nor how the computer chooses
/// ([dev.parlor.game.bots]), and knows of accounts only what [dev.parlor.users] tells.
@NullMarked
package dev.parlor.game;

import org.jspecify.annotations.NullMarked;
