package dev.parlor.friends;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;

/// The friendship JSON of the contract, §2.4, as one of the two sees it.
///
/// @param friendStatus `online` or `offline`; always `offline` while it is a request
/// @param friendAvatar the path of the friend's picture on this server; empty while it is a request
record FriendshipView(
        long id,
        @JsonProperty("from_user") long from,
        @JsonProperty("to_user") long to,
        @JsonProperty("from_user_name") String fromName,
        @JsonProperty("to_user_name") String toName,
        @JsonProperty("friend_id") long friend,
        @JsonProperty("friend_name") String friendName,
        @JsonProperty("friend_status") String friendStatus,
        @JsonProperty("is_accepted") boolean accepted,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("friend_avatar") Optional<String> friendAvatar) {}
