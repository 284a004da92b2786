package dev.parlor.users.sessions;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;

/// A session, as it is kept.
///
/// @param id not part of an export
/// @param lastUsed its log-in or its newest refresh
/// @param userAgent what the client called itself then
/// @param address where the client was then
public record SessionDetails(
        @JsonIgnore String id,
        @JsonProperty("created_at") Instant created,
        @JsonProperty("last_used_at") Instant lastUsed,
        @JsonProperty("expires_at") Instant expires,
        @JsonProperty("user_agent") Optional<String> userAgent,
        Optional<String> address) {}
