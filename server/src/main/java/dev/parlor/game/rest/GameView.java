package dev.parlor.game.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlor.game.PlayerNames;
import dev.parlor.game.bots.Difficulty;
import dev.parlor.game.match.Match;
import dev.parlor.game.match.OutcomeCode;
import dev.parlor.game.match.RoleName;
import dev.parlor.game.match.Seat;
import dev.parlor.game.match.Seats;
import dev.parlor.game.rules.Role;
import dev.parlor.identity.UserId;
import dev.parlor.realtime.Epoch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The game JSON of the contract, §2.6, for one caller.
///
/// @param playerX the caller's e-mail if this is the caller's seat, because older clients look for it there;
///     otherwise the player's first name; null when the seat is free
/// @param players everyone who has a seat, the computer with a null id
/// @param epoch the history that the version belongs to
/// @param difficulty only in games against the computer
public record GameView(
        long id,
        @JsonProperty("game_type") String gameType,
        @JsonProperty("player_x") @Nullable String playerX,
        @JsonProperty("player_o") @Nullable String playerO,
        @JsonProperty("is_ai_game") boolean againstComputer,
        @JsonProperty("board_state") String boardState,
        @JsonProperty("current_turn") String currentTurn,
        @Nullable String winner,
        @JsonProperty("is_completed") boolean completed,
        @JsonProperty("winning_combination") List<Integer> winningCombination,
        int version,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("updated_at") Instant updatedAt,
        @JsonProperty("player_role") String playerRole,
        List<PlayerView> players,
        boolean open,
        boolean watchable,
        String epoch,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String difficulty) {

    private static final String COMPUTER = "AI";

    /// The user who receives the view.
    record GameCaller(UserId user, String email) {}

    /// A player at one of the seats.
    record PlayerView(
            @Nullable Long id, @JsonProperty("first_name") String firstName, String role) {}

    static GameView of(Match match, GameCaller caller, PlayerNames names, Epoch epoch) {
        var board = match.board();
        var computer = match.seats().computer();
        return new GameView(
                match.id().value(),
                board.rules().type(),
                shown(match.seats().x(), caller, names),
                shown(match.seats().o(), caller, names),
                computer.isPresent(),
                board.cells(),
                board.turn().name(),
                OutcomeCode.of(board.outcome()),
                board.over(),
                OutcomeCode.cells(board.outcome()),
                match.version(),
                match.createdAt(),
                match.updatedAt(),
                RoleName.of(match.seats().roleOf(caller.user())),
                players(match.seats(), names),
                match.open(),
                match.watchable(),
                epoch.name(),
                computer.map(Difficulty::wireName).orElse(null));
    }

    private static @Nullable String shown(Seat seat, GameCaller caller, PlayerNames names) {
        return switch (seat) {
            case Seat.FreeSeat() -> null;
            case Seat.HumanSeat(var user) -> user.equals(caller.user()) ? caller.email() : names.of(user);
            case Seat.ComputerSeat(var _) -> COMPUTER;
        };
    }

    private static List<PlayerView> players(Seats seats, PlayerNames names) {
        var players = new ArrayList<PlayerView>(2);
        for (var role : Role.values()) {
            switch (seats.at(role)) {
                case Seat.FreeSeat() -> {}
                case Seat.HumanSeat(var user) -> players.add(new PlayerView(user.value(), names.of(user), role.name()));
                case Seat.ComputerSeat(var _) -> players.add(new PlayerView(null, COMPUTER, role.name()));
            }
        }
        return players;
    }
}
