package dev.parlor.realtime.redis;

import dev.parlor.limits.SharedBuckets;
import dev.parlor.realtime.command.IdempotencyStore;

/// What one of many nodes has through Redis.
///
/// @param layer reaches members everywhere
/// @param buckets count for all nodes
/// @param answers are remembered for all nodes
public record RedisServices(RedisChannelLayer layer, SharedBuckets buckets, IdempotencyStore answers) {}
