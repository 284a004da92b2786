package dev.parlor.game.bots;

import java.util.Arrays;
import java.util.Optional;

/// How well the computer plays.
public enum Difficulty {
    /// Makes visible mistakes: any legal move.
    EASY("easy"),
    /// Takes a win and prevents a loss when either is one move away, but doesn't look further.
    MEDIUM("medium"),
    /// Plays perfectly.
    HARD("hard");

    private final String wireName;

    Difficulty(String wireName) {
        this.wireName = wireName;
    }

    /// The name on the wire and in the database.
    public String wireName() {
        return wireName;
    }

    public static Optional<Difficulty> find(String wireName) {
        return Arrays.stream(values())
                .filter(level -> level.wireName.equals(wireName))
                .findFirst();
    }
}
