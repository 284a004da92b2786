package dev.parlor.game;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.parlor.game.rules.Role;
import dev.parlor.realtime.Epoch;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a game stands, told to one kind of receiver (contract §3.5).
///
/// @param gameId a text here, unlike in REST
/// @param playerRole the receiver's own
/// @param epoch the history that the version belongs to
@JsonPropertyOrder({
    "type",
    "game_id",
    "game_type",
    "board_state",
    "current_turn",
    "winner",
    "is_completed",
    "winning_combination",
    "player_role",
    "player_x",
    "player_o",
    "version",
    "epoch"
})
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
        @JsonProperty("player_x") Sitting playerX,
        @JsonProperty("player_o") Sitting playerO,
        int version,
        String epoch) {

    /// Who sits somewhere.
    ///
    /// @param id null for a free seat and for the computer
    @JsonPropertyOrder({"id", "first_name"})
    record Sitting(
            @Nullable Long id, @JsonProperty("first_name") String firstName) {
        private static final Sitting NOBODY = new Sitting(null, "Waiting...");
        private static final Sitting COMPUTER = new Sitting(null, "AI");

        static Sitting in(Seat seat, Names names) {
            return switch (seat) {
                case Seat.Free() -> NOBODY;
                case Seat.Human(var user) -> new Sitting(user.value(), names.of(user));
                case Seat.Computer(var _) -> COMPUTER;
            };
        }
    }

    static GameUpdate of(Match match, Optional<Role> receiver, Names names, Epoch epoch) {
        var board = match.board();
        return new GameUpdate(
                "game_update",
                match.id().toString(),
                board.rules().type(),
                board.cells(),
                board.turn().name(),
                Verdict.of(board.outcome()),
                board.over(),
                Verdict.cells(board.outcome()),
                RoleName.of(receiver),
                Sitting.in(match.seats().x(), names),
                Sitting.in(match.seats().o(), names),
                match.version(),
                epoch.name());
    }
}
