package dev.parlor.game.match;

import dev.parlor.game.rules.Role;
import java.util.Optional;

/// The wire name of a receiver's role.
public final class RoleName {
    public static final String SPECTATOR = "Spectator";

    private RoleName() {}

    public static String of(Optional<Role> role) {
        return role.map(Role::name).orElse(SPECTATOR);
    }
}
