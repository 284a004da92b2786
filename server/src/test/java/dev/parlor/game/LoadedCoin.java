package dev.parlor.game;

import dev.parlor.game.rules.Role;
import java.util.Random;
import java.util.random.RandomGenerator;

/// Chance, but the coin falls as the test wants it.
public final class LoadedCoin implements RandomGenerator {
    private final Random rest = new Random(3);
    private volatile Role first = Role.X;

    /// Whoever is to begin from now on.
    public void favour(Role role) {
        first = role;
    }

    @Override
    public boolean nextBoolean() {
        return first == Role.X;
    }

    @Override
    public long nextLong() {
        return rest.nextLong();
    }
}
