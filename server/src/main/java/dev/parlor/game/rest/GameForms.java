package dev.parlor.game.rest;

import dev.parlor.game.NewGame;
import dev.parlor.game.bots.Difficulty;
import dev.parlor.game.match.GameQuery;
import dev.parlor.game.match.GameRefusal;
import dev.parlor.game.rules.RuleBook;
import dev.parlor.game.rules.Rules;
import dev.parlor.http.JsonFields;
import dev.parlor.http.PageRequest;
import dev.parlor.http.ProblemException;
import dev.parlor.http.Request;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads the parameters and bodies of the game routes. Invalid input is thrown as a [ProblemException].
public final class GameForms {
    private static final int LONGEST_NAME = 64;
    private static final String DEFAULT_TYPE = "tic_tac_toe";

    private final RuleBook book;
    private final Rules defaultRules;

    public GameForms(RuleBook book) {
        this.book = book;
        this.defaultRules = book.find(DEFAULT_TYPE).orElseThrow();
    }

    /// A move as the client sent it.
    record MoveForm(int position, OptionalInt version) {}

    NewGame newGame(JsonFields fields) {
        var rules = rules(fields);
        var level = difficulty(fields);
        fields.check();
        var computer = fields.truthy("is_ai_game");
        return new NewGame(
                rules,
                computer ? Optional.of(level) : Optional.empty(),
                !computer && flag(fields, "open", true),
                !computer && flag(fields, "watchable", true));
    }

    /// A value that can't be a position on any board is refused as a move, not as a malformed form.
    MoveForm move(JsonFields fields) {
        var given = fields.given("position");
        if (!given) {
            fields.reject(
                    "position", fields.has("position") ? "This field may not be null." : "This field is required.");
        }
        var version = fields.optionalInteger("version");
        if (!given || fields.rejected("version")) {
            fields.check();
        }
        var position = fields.optionalInteger("position");
        if (position.isEmpty()) {
            throw new ProblemException(GameProblems.of(GameRefusal.INVALID_POSITION));
        }
        return new MoveForm(position.getAsInt(), version);
    }

    static GameQuery query(Request request, JsonFields errors) {
        var status = status(request, errors);
        var page = PageRequest.read(request, errors, GameQuery.DEFAULT, GameQuery.MOST);
        errors.check();
        return new GameQuery(status, page.before(), page.limit());
    }

    private Rules rules(JsonFields fields) {
        if (!fields.given("game_type")) {
            return defaultRules;
        }
        var type = fields.text("game_type", LONGEST_NAME);
        var rules = book.find(type);
        if (rules.isEmpty() && !fields.rejected("game_type")) {
            fields.reject("game_type", choice(type));
        }
        return rules.orElse(defaultRules);
    }

    private static Difficulty difficulty(JsonFields fields) {
        if (!fields.given("difficulty")) {
            return Difficulty.MEDIUM;
        }
        var name = fields.text("difficulty", LONGEST_NAME);
        var level = Difficulty.find(name);
        if (level.isEmpty() && !fields.rejected("difficulty")) {
            fields.reject("difficulty", choice(name));
        }
        return level.orElse(Difficulty.MEDIUM);
    }

    private static boolean flag(JsonFields fields, String name, boolean otherwise) {
        return fields.given(name) ? fields.truthy(name) : otherwise;
    }

    private static GameQuery.GameStatus status(Request request, JsonFields errors) {
        var status = request.query("status").orElse("");
        return switch (status) {
            case "" -> GameQuery.GameStatus.ANY;
            case "active" -> GameQuery.GameStatus.ACTIVE;
            case "completed" -> GameQuery.GameStatus.COMPLETED;
            default -> {
                errors.reject("status", choice(status));
                yield GameQuery.GameStatus.ANY;
            }
        };
    }

    private static String choice(String sent) {
        return '"' + sent + "\" is not a valid choice.";
    }
}
