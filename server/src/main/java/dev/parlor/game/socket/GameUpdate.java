package dev.parlor.game.socket;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlor.game.PlayerNames;
import dev.parlor.game.match.Match;
import dev.parlor.game.match.OutcomeCode;
import dev.parlor.game.match.RoleName;
import dev.parlor.game.match.Seat;
import dev.parlor.game.rules.Role;
import dev.parlor.realtime.Epoch;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The state of a game as one kind of receiver gets it (contract §3.5).
///
/// @param gameId a text here, unlike in REST
/// @param playerRole the receiver's own role
/// @param epoch the history that the version belongs to
record GameUpdate(
        String type,
        @JsonProperty("game_id") String gameId,
        @JsonProperty("game_type") String gameType,
        @JsonProperty("board_state") String boardState,
        @JsonProperty("current_turn") String currentTurn,
        @Nullable String winner,
        @JsonProperty("is_completed") boolean completed,
        @JsonProperty("winning_combination") List<Integer> winningCombination,
        @JsonProperty("player_role") String playerRole,
        @JsonProperty("player_x") SeatedPlayer playerX,
        @JsonProperty("player_o") SeatedPlayer playerO,
        int version,
        String epoch) {

    /// A seat and the player in it.
    ///
    /// @param id null for a free seat and for the computer
    record SeatedPlayer(
            @Nullable Long id, @JsonProperty("first_name") String firstName) {
        private static final SeatedPlayer NOBODY = new SeatedPlayer(null, "Waiting...");
        private static final SeatedPlayer COMPUTER = new SeatedPlayer(null, "AI");

        static SeatedPlayer in(Seat seat, PlayerNames names) {
            return switch (seat) {
                case Seat.FreeSeat() -> NOBODY;
                case Seat.HumanSeat(var user) -> new SeatedPlayer(user.value(), names.of(user));
                case Seat.ComputerSeat(var _) -> COMPUTER;
            };
        }
    }

    static GameUpdate of(Match match, Optional<Role> receiver, PlayerNames names, Epoch epoch) {
        var board = match.board();
        return new GameUpdate(
                "game_update",
                match.id().toString(),
                board.rules().type(),
                board.cells(),
                board.turn().name(),
                OutcomeCode.of(board.outcome()),
                board.over(),
                OutcomeCode.cells(board.outcome()),
                RoleName.of(receiver),
                SeatedPlayer.in(match.seats().x(), names),
                SeatedPlayer.in(match.seats().o(), names),
                match.version(),
                epoch.name());
    }
}
