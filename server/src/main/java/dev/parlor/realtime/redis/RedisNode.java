package dev.parlor.realtime.redis;

import dev.parlor.limits.SharedBuckets;
import dev.parlor.realtime.SharedAnswers;

/// What one of many nodes has through Redis.
///
/// @param layer reaches members everywhere
/// @param buckets count for all nodes
/// @param answers are remembered for all nodes
public record RedisNode(RedisChannelLayer layer, SharedBuckets buckets, SharedAnswers answers) {}
