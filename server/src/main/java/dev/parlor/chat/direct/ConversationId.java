package dev.parlor.chat.direct;

/// The id of a conversation.
///
/// @param value above 0; a JSON number on the wire
record ConversationId(long value) {}
