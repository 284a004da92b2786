/// Sockets and frames: what a feature needs to talk to a connected client.
///
/// Owns connections, routes of sockets, frames, close codes and cursors. Does not own any feature: it knows no user,
/// game or conversation, only ids and topics.
@NullMarked
package dev.parlor.realtime;

import org.jspecify.annotations.NullMarked;
