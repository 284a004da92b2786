/// Several nodes as one, through Redis: a message published on one node reaches the members on all.
///
/// Owns the connections to Redis and the implementations of the channel layer, of the idempotency store and of
/// shared rates. Keeps nothing in Redis that must last: that is in the database.
@NullMarked
package dev.parlor.realtime.redis;

import org.jspecify.annotations.NullMarked;
