/// The WebSocket handshake: who may upgrade (RFC 6455 §4, RFC 9112), and the answer to everyone else.
@NullMarked
package dev.parlor.realtime.netty.upgrade;

import org.jspecify.annotations.NullMarked;
