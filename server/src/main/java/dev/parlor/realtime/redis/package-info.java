/// Several nodes as one, through Redis: what is published on one reaches the members on all, and each knows which
/// others are alive.
///
/// Owns the messages between nodes and the connections to Redis. Does not own what they carry; keeps nothing in
/// Redis: what has to last is in the database, and what a node knows of its connections it says again.
@NullMarked
package dev.parlor.realtime.redis;

import org.jspecify.annotations.NullMarked;
