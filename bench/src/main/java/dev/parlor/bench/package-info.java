/// The load generator: starts a node as people start it, loads it from outside over loopback, and compares what it
/// costs with what was promised.
///
/// Owns: load, clocks, counters, the table. Does not own: anything of the server; it knows only the wire contract
/// and what the operating system says of a process.
@NullMarked
package dev.parlor.bench;

import org.jspecify.annotations.NullMarked;
