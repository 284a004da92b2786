package dev.parlor.realtime.channel;

import dev.parlor.tally.DurationHistogram;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/// How this node does with the others.
///
/// @param connected whether it can reach them, and they it
/// @param others how many there are, as far as it knows
/// @param sent messages to other nodes that were accepted for them
/// @param failed messages that were not: what is kept in the database is read later
/// @param heard messages of other nodes and its own that came in
/// @param sending how long sending took
public record PeerTraffic(
        BooleanSupplier connected,
        IntSupplier others,
        LongAdder sent,
        LongAdder failed,
        LongAdder heard,
        DurationHistogram sending) {}
