package dev.parlor.game.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlor.game.match.GameChange.ChangeKind;
import dev.parlor.game.match.Match;
import dev.parlor.game.match.MatchRow;
import dev.parlor.game.match.RecordedChange;
import dev.parlor.game.socket.BoardBackfill;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The history of a game for step-by-step replay. A game against the computer can be restarted; then only the
/// part since the restart is included.
///
/// @param steps in order; the first one is the start
record GameRecord(
        @JsonProperty("game_id") long gameId,
        @JsonProperty("moves") List<RecordedStep> steps) {
    /// @param version of the game after this step
    /// @param kind `start`, `join`, `move` or `resign`
    /// @param role who acted; for a start, who moves first
    /// @param position where a mark was put; null when none was
    /// @param boardState the board after this step
    record RecordedStep(
            int version,
            String kind,
            String role,
            @Nullable Integer position,
            @JsonProperty("board_state") String boardState,
            Instant at) {}

    static GameRecord of(Match match, List<RecordedChange> history) {
        var times = history.stream().map(RecordedChange::at).toList();
        var replayed = BoardBackfill.replay(
                match, history.stream().map(RecordedChange::change).toList());
        var steps = new ArrayList<RecordedStep>();
        for (var index = 0; index < replayed.size(); index++) {
            var change = replayed.get(index).change();
            if (change.kind() == ChangeKind.START) {
                steps.clear();
            }
            steps.add(new RecordedStep(
                    change.version(),
                    MatchRow.kind(change.kind()),
                    change.role().name(),
                    MatchRow.position(change),
                    replayed.get(index).next().board().cells(),
                    times.get(index)));
        }
        return new GameRecord(match.id().value(), steps);
    }
}
