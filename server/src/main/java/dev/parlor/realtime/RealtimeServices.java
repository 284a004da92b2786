package dev.parlor.realtime;

import dev.parlor.realtime.channel.ChannelLayer;
import dev.parlor.realtime.channel.TopicLocks;
import dev.parlor.realtime.command.Idempotency;
import dev.parlor.schedule.Scheduler;

/// What a feature needs to exchange messages with sockets. All features of a node share one.
///
/// @param layer delivers broadcasts to sockets
/// @param order the topic locks
/// @param later the scheduler for delayed work
/// @param repeats the recent replies, for messages that are repeated
/// @param epoch the history that the numbers in messages belong to
public record RealtimeServices(
        ChannelLayer layer, TopicLocks order, Scheduler later, Idempotency repeats, Epoch epoch) {}
