package dev.parlor.game.socket;

import dev.parlor.realtime.command.WireName;
import java.util.OptionalInt;

/// A command of a client on `/ws/game/<game_id>/` (contract §3.5).
sealed interface GameCommand {
    /// @param version the version of the game that the player saw
    @WireName("move")
    record MoveCommand(int position, OptionalInt version) implements GameCommand {}

    /// Requests the current state of the game.
    @WireName("sync")
    record SyncCommand() implements GameCommand {}

    @WireName("resign")
    record ResignCommand() implements GameCommand {}

    /// Offers a rematch, or agrees to the opponent's offer.
    @WireName("rematch_request")
    record RequestRematch() implements GameCommand {}

    @WireName("rematch_accept")
    record AcceptRematch() implements GameCommand {}

    @WireName("rematch_decline")
    record DeclineRematch() implements GameCommand {}
}
