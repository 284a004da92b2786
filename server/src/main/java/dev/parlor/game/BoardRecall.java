package dev.parlor.game;

import dev.parlor.realtime.Broadcast;
import dev.parlor.realtime.Recall;
import dev.parlor.realtime.Topic;
import java.util.ArrayList;
import java.util.List;

/// What boards were told, made again from the history of their games: the same for each version.
final class BoardRecall implements Recall {
    private final GameStore store;
    private final Audience audience;
    private final Rematches rematches;

    BoardRecall(GameStore store, Audience audience, Rematches rematches) {
        this.store = store;
        this.audience = audience;
        this.rematches = rematches;
    }

    @Override
    public List<Broadcast.Numbered> after(Topic topic, long number) {
        return store.find(game(topic)).stream()
                .filter(match -> match.version() > number)
                .flatMap(match -> replay(match, store.history(match.id())).stream())
                .filter(step -> step.next().version() > number)
                .map(step -> audience.announcement(step).message())
                .toList();
    }

    @Override
    public List<Broadcast> standing(Topic topic) {
        return store.find(game(topic)).map(rematches::standing).orElse(List.of(Audience.GONE));
    }

    /// Every version of a game up to this one.
    static List<Turn.Played> replay(Match match, List<Change> history) {
        var steps = new ArrayList<Turn.Played>();
        var board = match.board();
        var seats = history.stream().anyMatch(change -> change.kind() == Change.Kind.JOIN)
                ? new Seats(match.seats().x(), Seat.FREE)
                : match.seats();
        for (var change : history) {
            board = switch (change.kind()) {
                case START -> start(board, change);
                case JOIN -> board;
                case MOVE -> board.play(change.position().orElseThrow());
                case RESIGN -> board.resigned(change.role());
            };
            if (change.kind() == Change.Kind.JOIN) {
                seats = match.seats();
            }
            if (change.version() <= match.version()) {
                steps.add(new Turn.Played(match.at(change.version(), board, seats), change));
            }
        }
        return steps;
    }

    private static Board start(Board any, Change change) {
        var fresh = Board.fresh(any.rules(), change.role());
        return change.position().isPresent() ? fresh.play(change.position().getAsInt()) : fresh;
    }

    private static GameId game(Topic topic) {
        return new GameId(Long.parseLong(topic.key()));
    }
}
