package dev.parlor.game;

import dev.parlor.game.rules.Role;
import java.util.Optional;

/// How a receiver's role is written on the wire.
final class RoleName {
    static final String SPECTATOR = "Spectator";

    private RoleName() {}

    static String of(Optional<Role> role) {
        return role.map(Role::name).orElse(SPECTATOR);
    }
}
