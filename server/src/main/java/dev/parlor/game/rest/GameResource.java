package dev.parlor.game.rest;

import dev.parlor.game.GameResult;
import dev.parlor.game.Games;
import dev.parlor.game.match.GameId;
import dev.parlor.http.JsonFields;
import dev.parlor.http.ProblemResponses;
import dev.parlor.http.Request;
import dev.parlor.http.Resource;
import dev.parlor.http.Response;
import dev.parlor.http.Routes;
import dev.parlor.identity.UserId;
import dev.parlor.json.Json;

/// The REST routes of games (contract §2.6).
public final class GameResource implements Resource {
    private final Games games;
    private final GameViews views;
    private final GameForms forms;

    public GameResource(Games games, GameViews views, GameForms forms) {
        this.games = games;
        this.views = views;
        this.forms = forms;
    }

    @Override
    public void mount(Routes routes) {
        routes.on("GET", "/api/games/", this::list)
                .on("POST", "/api/games/", this::create)
                .on("GET", "/api/games/open-games/", this::open)
                .on("GET", "/api/games/{id}/", this::find)
                .on("POST", "/api/games/{id}/move/", this::move)
                .on(
                        "POST",
                        "/api/games/{id}/join/",
                        request -> answer(request, games.join(id(request), caller(request))))
                .on(
                        "POST",
                        "/api/games/{id}/resign/",
                        request -> answer(request, games.resign(id(request), caller(request))))
                .on(
                        "POST",
                        "/api/games/{id}/reset/",
                        request -> answer(request, games.reset(id(request), caller(request))))
                .on("POST", "/api/games/{id}/complete/", this::complete);
    }

    private Response list(Request request) {
        var query = GameForms.query(request, new JsonFields(Json.MAPPER.createObjectNode()));
        return Response.ok(views.all(games.of(caller(request), query), caller(request)));
    }

    private Response open(Request request) {
        return Response.ok(views.all(games.open(caller(request)), caller(request)));
    }

    private Response find(Request request) {
        return games.find(id(request), caller(request))
                .map(match -> Response.ok(views.one(match, caller(request))))
                .orElseGet(ProblemResponses::notFound);
    }

    private Response create(Request request) {
        return switch (games.create(caller(request), forms.newGame(request.fields()))) {
            case GameResult.ChangeDone(var match) -> Response.created(views.one(match, caller(request)));
            case GameResult.ChangeRefused(var why) -> GameProblems.of(why);
        };
    }

    /// Users who can't see the game don't learn what is wrong with their move either.
    private Response move(Request request) {
        var id = id(request);
        if (games.find(id, caller(request)).isEmpty()) {
            return ProblemResponses.notFound();
        }
        var move = forms.move(request.fields());
        return answer(request, games.move(id, caller(request), move.position(), move.version()));
    }

    private Response complete(Request request) {
        return switch (games.complete(id(request), caller(request))) {
            case GameResult.ChangeDone(var match) -> Response.ok(new CompletedGame(views.one(match, caller(request))));
            case GameResult.ChangeRefused(var why) -> GameProblems.of(why);
        };
    }

    /// The response to older clients that report a result.
    record CompletedGame(String detail, GameView game) {
        CompletedGame(GameView game) {
            this("Game is already completed.", game);
        }
    }

    private Response answer(Request request, GameResult answer) {
        return switch (answer) {
            case GameResult.ChangeDone(var match) -> Response.ok(views.one(match, caller(request)));
            case GameResult.ChangeRefused(var why) -> GameProblems.of(why);
        };
    }

    private static GameId id(Request request) {
        return new GameId(request.id("id"));
    }

    private static UserId caller(Request request) {
        return new UserId(request.caller().userId());
    }
}
