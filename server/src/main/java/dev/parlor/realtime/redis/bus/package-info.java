/// Messages between nodes: their encoding, their order, and the subscriptions that carry them.
@NullMarked
package dev.parlor.realtime.redis.bus;

import org.jspecify.annotations.NullMarked;
