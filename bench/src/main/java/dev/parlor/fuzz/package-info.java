/// Random frames on every kind of socket, and what a node makes of them.
///
/// Owns: the frames, and the sockets that send them. Does not own: nodes, connections and reports, which are in
/// [dev.parlor.bench].
@NullMarked
package dev.parlor.fuzz;

import org.jspecify.annotations.NullMarked;
