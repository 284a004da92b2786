package dev.parlor.game.socket;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlor.game.match.RoleName;

/// A user at a board, as `update_player_list` shows it.
///
/// @param role `X`, `O` or `Spectator`
public record BoardMember(
        long id, @JsonProperty("first_name") String firstName, String role) {
    /// Whether this is an onlooker.
    public boolean watches() {
        return role.equals(RoleName.SPECTATOR);
    }
}
