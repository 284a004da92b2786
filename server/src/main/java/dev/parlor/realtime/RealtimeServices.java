package dev.parlor.realtime;

import dev.parlor.realtime.channel.ChannelLayer;
import dev.parlor.realtime.channel.TopicLocks;
import dev.parlor.realtime.command.Idempotency;
import dev.parlor.schedule.Scheduler;

/// How a feature reaches sockets, and they it. All features of a node share one.
///
/// @param layer who hears what
/// @param order in which everything at a topic happens
/// @param later when what need not be now, or is not due yet, is done
/// @param repeats what was answered a moment ago
/// @param epoch the history that the numbers told belong to
public record RealtimeServices(
        ChannelLayer layer, TopicLocks order, Scheduler later, Idempotency repeats, Epoch epoch) {}
