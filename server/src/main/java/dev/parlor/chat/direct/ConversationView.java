package dev.parlor.chat.direct;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// One entry in a user's list of conversations.
///
/// @param last the newest message, if there is one
/// @param unread how many of the friend's messages the user has not read
record ConversationView(
        long id,
        @JsonProperty("friend_id") long friend,
        @JsonProperty("friend_name") String friendName,
        @JsonProperty("last_message") @Nullable MessageView last,
        int unread) {}
