package dev.parlor.friends;

/// The id of a friendship, which is also that of the request that it came from. Never used again.
///
/// @param value above 0; a JSON number on the wire
record FriendshipId(long value) {}
