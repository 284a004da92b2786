/// Lobbies (contract §3.4): chat rooms, each for one game or open to everyone.
///
/// Owns the newest messages of each lobby and `/ws/chat/lobby/<name>/`. Does not own games: [dev.parlor.game]
/// creates the game that a lobby starts.
@NullMarked
package dev.parlor.chat.lobby;

import org.jspecify.annotations.NullMarked;
