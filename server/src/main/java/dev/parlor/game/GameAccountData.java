package dev.parlor.game;

import dev.parlor.game.match.GameQuery;
import dev.parlor.game.match.Match;
import dev.parlor.game.rest.GameView;
import dev.parlor.game.rest.GameViews;
import dev.parlor.identity.UserId;
import dev.parlor.store.Pages;
import dev.parlor.store.Tx;
import dev.parlor.users.privacy.AccountDataSource;
import java.util.List;
import java.util.function.Consumer;

/// An account's games. Those that run are given up when it is deleted; all of them stay for the opponents.
record GameAccountData(Games games, SoloGameStore solo, GameViews views) implements AccountDataSource {
    @Override
    public String name() {
        return "games";
    }

    @Override
    public Object belongings(UserId user) {
        return new Pages<Match, GameView>(
                last -> games.of(
                        user,
                        new GameQuery(
                                GameQuery.GameStatus.ANY,
                                last.map(match -> match.id().value()).orElse(Long.MAX_VALUE),
                                Pages.SIZE)),
                page -> views.all(page, user));
    }

    /// Resigns from running games, one transaction each, then removes the games that nobody else had a part in, some
    /// in each transaction. A game on hold can't be given up: it goes with its invite.
    @Override
    public void prepare(UserId user) {
        each(user, GameQuery.GameStatus.ACTIVE, page -> page.forEach(match -> games.resign(match.id(), user)));
        solo.remove(user);
    }

    /// Removes what has been played since [#prepare].
    @Override
    public void forget(Tx tx, UserId user) {
        solo.remove(tx, user);
    }

    private void each(UserId user, GameQuery.GameStatus status, Consumer<List<Match>> what) {
        var before = Long.MAX_VALUE;
        var page = games.of(user, new GameQuery(status, before, GameQuery.MOST));
        while (!page.isEmpty()) {
            what.accept(page);
            before = page.getLast().id().value();
            page = games.of(user, new GameQuery(status, before, GameQuery.MOST));
        }
    }
}
