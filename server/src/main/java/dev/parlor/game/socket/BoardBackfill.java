package dev.parlor.game.socket;

import dev.parlor.game.match.Board;
import dev.parlor.game.match.GameChange;
import dev.parlor.game.match.GameId;
import dev.parlor.game.match.GameStore;
import dev.parlor.game.match.Match;
import dev.parlor.game.match.MatchTransition;
import dev.parlor.game.match.Seat;
import dev.parlor.game.match.Seats;
import dev.parlor.game.rematch.Rematches;
import dev.parlor.realtime.channel.Backfill;
import dev.parlor.realtime.channel.Broadcast;
import dev.parlor.realtime.channel.Topic;
import java.util.ArrayList;
import java.util.List;

/// Rebuilds the messages of a board from the history of its game; each version yields the same message as
/// before.
public final class BoardBackfill implements Backfill {
    private final GameStore store;
    private final BoardBroadcaster broadcaster;
    private final Rematches rematches;

    public BoardBackfill(GameStore store, BoardBroadcaster broadcaster, Rematches rematches) {
        this.store = store;
        this.broadcaster = broadcaster;
        this.rematches = rematches;
    }

    @Override
    public List<Broadcast.NumberedMessage> after(Topic topic, long number) {
        return store.find(game(topic)).stream()
                .filter(match -> match.version() > number)
                .flatMap(match -> replay(match, store.history(match.id())).stream())
                .filter(step -> step.next().version() > number)
                .map(step -> broadcaster.announcement(step).message())
                .toList();
    }

    @Override
    public List<Broadcast> standing(Topic topic) {
        return store.find(game(topic)).map(rematches::standing).orElse(List.of(BoardBroadcaster.GONE));
    }

    /// Every version of a game up to the current one.
    public static List<MatchTransition.MovePlayed> replay(Match match, List<GameChange> history) {
        var steps = new ArrayList<MatchTransition.MovePlayed>();
        var board = match.board();
        var seats = history.stream().anyMatch(change -> change.kind() == GameChange.ChangeKind.JOIN)
                ? new Seats(match.seats().x(), Seat.FREE)
                : match.seats();
        for (var change : history) {
            board = switch (change.kind()) {
                case START -> start(board, change);
                case JOIN -> board;
                case MOVE -> board.play(change.position().orElseThrow());
                case RESIGN -> board.resigned(change.role());
            };
            if (change.kind() == GameChange.ChangeKind.JOIN) {
                seats = match.seats();
            }
            if (change.version() <= match.version()) {
                steps.add(new MatchTransition.MovePlayed(match.at(change.version(), board, seats), change));
            }
        }
        return steps;
    }

    private static Board start(Board any, GameChange change) {
        var fresh = Board.fresh(any.rules(), change.role());
        return change.position().isPresent() ? fresh.play(change.position().getAsInt()) : fresh;
    }

    private static GameId game(Topic topic) {
        return new GameId(Long.parseLong(topic.key()));
    }
}
