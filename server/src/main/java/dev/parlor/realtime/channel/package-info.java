/// Topics and their members: how a message reaches every connection that should see it, on every node.
///
/// Owns the channel layer and its in-memory implementation, locks by topic, and rosters of who is in a topic.
@NullMarked
package dev.parlor.realtime.channel;

import org.jspecify.annotations.NullMarked;
