/// Sockets, topics and frames: how an event reaches every connection that should see it.
///
/// Owns the vocabulary of real-time delivery (connection, topic, frame, close code, protocol) and the channel layer
/// that carries events to members. Does not own any feature: it knows no user, game or conversation, only ids and
/// topics. It declares what it needs from others ([Authenticator]) and depends on no other feature package.
@NullMarked
package dev.parlor.realtime;

import org.jspecify.annotations.NullMarked;
