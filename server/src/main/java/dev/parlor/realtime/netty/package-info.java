/// WebSocket connections on Netty: from an upgraded TCP connection to a feature's `SocketHandler`.
///
/// Owns reading, queues, back-pressure, pings and closing. Does not own HTTP: what isn't a WebSocket handshake
/// passes through untouched.
@NullMarked
package dev.parlor.realtime.netty;

import org.jspecify.annotations.NullMarked;
