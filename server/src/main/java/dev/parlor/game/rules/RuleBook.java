package dev.parlor.game.rules;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The games that this server offers, by the name of their type. Immutable.
public final class RuleBook {
    private final Map<String, Rules> byType = new TreeMap<>();

    private RuleBook(List<Rules> games) {
        for (var rules : games) {
            if (byType.put(rules.type(), rules) != null) {
                throw new IllegalArgumentException("two games are called " + rules.type());
            }
        }
    }

    public static RuleBook of(Rules... games) {
        return new RuleBook(List.of(games));
    }

    /// Every game that ships with Parlor.
    public static RuleBook standard() {
        return of(new TicTacToe());
    }

    /// The rules of a type; empty when it is unknown.
    public Optional<Rules> find(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    /// All rules, by name.
    public Collection<Rules> all() {
        return List.copyOf(byType.values());
    }
}
