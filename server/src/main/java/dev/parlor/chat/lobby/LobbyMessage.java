package dev.parlor.chat.lobby;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/// A message in a lobby, as everyone sees it.
///
/// @param id a UUID
/// @param sender the first name
record LobbyMessage(
        String id,
        String sender,
        @JsonProperty("sender_id") long senderId,
        String content,
        @JsonProperty("timestamp") Instant at) {}
