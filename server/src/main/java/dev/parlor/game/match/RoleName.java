package dev.parlor.game.match;

import dev.parlor.game.rules.Role;
import java.util.Optional;

/// How a receiver's role is written on the wire.
public final class RoleName {
    public static final String SPECTATOR = "Spectator";

    private RoleName() {}

    public static String of(Optional<Role> role) {
        return role.map(Role::name).orElse(SPECTATOR);
    }
}
