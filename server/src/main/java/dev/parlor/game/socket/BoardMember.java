package dev.parlor.game.socket;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Somebody at a board, as `update_player_list` shows it.
///
/// @param role `X`, `O` or `Spectator`
public record BoardMember(
        long id, @JsonProperty("first_name") String firstName, String role) {}
