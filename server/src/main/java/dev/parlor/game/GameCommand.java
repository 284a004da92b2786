package dev.parlor.game;

import dev.parlor.realtime.Wire;
import java.util.OptionalInt;

/// What a client may say on `/ws/game/<game_id>/` (contract §3.5).
sealed interface GameCommand {
    /// @param version the version of the game that the player saw
    @Wire("move")
    record Move(int position, OptionalInt version) implements GameCommand {}

    /// Asks how the game stands.
    @Wire("sync")
    record Sync() implements GameCommand {}

    @Wire("resign")
    record Resign() implements GameCommand {}

    /// Wants to play once more.
    @Wire("rematch_request")
    record RequestRematch() implements GameCommand {}

    @Wire("rematch_accept")
    record AcceptRematch() implements GameCommand {}

    @Wire("rematch_decline")
    record DeclineRematch() implements GameCommand {}
}
