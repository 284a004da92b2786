package dev.parlor.game.rest;

import dev.parlor.game.match.GameRefusal;
import dev.parlor.http.ProblemResponses;
import dev.parlor.http.Response;
import java.util.LinkedHashMap;

/// Refusals as REST responses.
final class GameProblems {
    private GameProblems() {}

    static Response of(GameRefusal why) {
        return switch (why) {
            case NO_SUCH_GAME -> ProblemResponses.notFound();
            case NOT_A_PLAYER, NOT_OPEN -> ProblemResponses.detail(403, why.sentence(), why.code());
            case OWN_GAME, GAME_FULL -> ProblemResponses.refused(why.sentence(), why.code());
            case GAME_NOT_OVER, NOT_AN_AI_GAME, TOO_MANY_GAMES, TOO_MANY_GAMES_OF_ONE, TOO_MANY_OPEN_GAMES ->
                ProblemResponses.detail(409, why.sentence(), why.code());
            case INVALID_POSITION,
                    GAME_OVER,
                    WAITING_FOR_OPPONENT,
                    INVITE_PENDING,
                    STALE_VERSION,
                    NOT_YOUR_TURN,
                    CELL_TAKEN -> move(why);
        };
    }

    /// Older clients show `error`.
    private static Response move(GameRefusal why) {
        var body = new LinkedHashMap<String, Object>();
        body.put("error", why.sentence());
        body.put("detail", why.sentence());
        body.put("code", why.code());
        return Response.of(400, body);
    }
}
