package dev.parlor.friends;

/// The id of a friendship and of the request it came from. Never reused.
///
/// @param value above 0; a JSON number on the wire
record FriendshipId(long value) {}
