package dev.parlor.realtime.channel;

import dev.parlor.tally.DurationHistogram;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/// The traffic of this node with the other nodes.
///
/// @param connected whether this node and the others can reach each other
/// @param others how many other nodes it knows
/// @param sent messages to other nodes that were handed over
/// @param failed messages that could not be sent; what is stored in the database is read later
/// @param heard messages received, both from other nodes and its own
/// @param sending how long sending took
public record PeerTraffic(
        BooleanSupplier connected,
        IntSupplier others,
        LongAdder sent,
        LongAdder failed,
        LongAdder heard,
        DurationHistogram sending) {}
