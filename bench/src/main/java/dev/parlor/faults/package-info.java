/// Two nodes with a PostgreSQL and a Redis of their own, people who play and chat at both, and what may go wrong.
///
/// Owns: faults, clients that come back, and what is owed to them. Does not own: anything of the server; it knows
/// only the wire contract and what the operating system offers.
@NullMarked
package dev.parlor.faults;

import org.jspecify.annotations.NullMarked;
