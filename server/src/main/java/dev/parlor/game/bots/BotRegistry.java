package dev.parlor.game.bots;

import dev.parlor.game.rules.RuleBook;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/// A bot for every game and level. Thread-safe if its random source is.
public final class BotRegistry {
    private final Map<String, Map<Difficulty, Bot>> byType = new HashMap<>();

    /// @param random picks among equally good moves; thread-safe
    public BotRegistry(RuleBook book, RandomGenerator random) {
        for (var rules : book.all()) {
            byType.put(
                    rules.type(),
                    Map.of(
                            Difficulty.EASY, new RandomBot(rules, random),
                            Difficulty.MEDIUM, new OneMoveBot(rules, random),
                            Difficulty.HARD, new MinimaxBot(rules, random)));
        }
    }

    /// The bot of a game in the rule book.
    ///
    /// @throws IllegalArgumentException when the rule book has no such game
    public Bot bot(String gameType, Difficulty level) {
        var levels = byType.get(gameType);
        if (levels == null) {
            throw new IllegalArgumentException("no bot plays " + gameType);
        }
        return levels.get(level);
    }
}
