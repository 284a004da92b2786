/// Lobbies (contract §3.4): chat rooms, for one game or open to all.
///
/// Owns the newest messages of each lobby and `/ws/chat/lobby/<name>/`. Does not own games: [dev.parlor.game]
/// creates the one that a lobby starts.
@NullMarked
package dev.parlor.chat.lobby;

import org.jspecify.annotations.NullMarked;
