package dev.parlor.realtime.redis;

import dev.parlor.limits.SharedBuckets;
import dev.parlor.realtime.command.IdempotencyStore;

/// What a node in a cluster gets from Redis.
///
/// @param layer reaches the members on all nodes
/// @param buckets rate-limit buckets that all nodes share
/// @param answers replies that are remembered for all nodes
public record RedisServices(RedisChannelLayer layer, SharedBuckets buckets, IdempotencyStore answers) {}
