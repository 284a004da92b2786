package dev.parlor.game.rest;

import dev.parlor.game.GameResult;
import dev.parlor.game.Games;
import dev.parlor.game.match.GameId;
import dev.parlor.game.match.GameStore;
import dev.parlor.http.ProblemResponses;
import dev.parlor.http.Request;
import dev.parlor.http.Resource;
import dev.parlor.http.Response;
import dev.parlor.http.Routes;
import dev.parlor.identity.UserId;
import dev.parlor.store.Database;
import java.util.List;
import java.util.Optional;

/// The REST routes for finished play: replay of a game, its sharing, and the score between two users.
public final class RecordResource implements Resource {
    private final Database database;
    private final Games games;
    private final GameStore store;
    private final GameViews views;

    public RecordResource(Database database, Games games, GameStore store, GameViews views) {
        this.database = database;
        this.games = games;
        this.store = store;
        this.views = views;
    }

    @Override
    public void mount(Routes routes) {
        routes.on("GET", "/api/games/{id}/moves/", this::moves)
                .on("POST", "/api/games/{id}/share/", this::share)
                .on("GET", "/api/users/{id}/head-to-head/", this::headToHead);
    }

    private Response moves(Request request) {
        return games.find(id(request), caller(request))
                .map(match -> Response.ok(GameRecord.of(match, store.recorded(match.id()))))
                .orElseGet(ProblemResponses::notFound);
    }

    private Response share(Request request) {
        return switch (games.share(id(request), caller(request))) {
            case GameResult.ChangeDone(var match) -> Response.ok(views.one(match, caller(request)));
            case GameResult.ChangeRefused(var why) -> GameProblems.of(why);
        };
    }

    private Response headToHead(Request request) {
        var other = new UserId(request.id("id"));
        return database.read(handle -> store.blocked(handle, caller(request), List.of(other))
                        ? Optional.<HeadToHead>empty()
                        : HeadToHead.of(handle, caller(request), other))
                .map(Response::ok)
                .orElseGet(ProblemResponses::notFound);
    }

    private static GameId id(Request request) {
        return new GameId(request.id("id"));
    }

    private static UserId caller(Request request) {
        return new UserId(request.caller().userId());
    }
}
