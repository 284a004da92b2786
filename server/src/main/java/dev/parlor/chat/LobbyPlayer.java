package dev.parlor.chat;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Somebody in a lobby, as the list shows it.
record LobbyPlayer(long id, @JsonProperty("first_name") String firstName) {}
