package dev.parlor.notifications;

import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.LongToIntFunction;

/// The counts on badges, from the features that own what is counted. The functions take the id of a user and may block.
///
/// @param unread direct messages that the user has not read, by sender; without friends who sent none, and without
///     users who are not friends now
/// @param invites that wait for the user's answer
public record BadgeCounts(LongFunction<Map<Long, Integer>> unread, LongToIntFunction invites) {}
