/// Sockets as bytes: the WebSocket handshake, the frame codec, and the connections behind [dev.parlor.realtime].
///
/// Owns everything between a TCP connection on the HTTP port and a feature's `SocketHandler`: who may upgrade (RFC
/// 6455 §4, RFC 9112), frames in and out, limits on sockets and frames, queues, pings, close frames. Does not own
/// HTTP: what isn't a WebSocket handshake flows on to it untouched. Nothing else knows Netty.
@NullMarked
package dev.parlor.realtime.netty;

import org.jspecify.annotations.NullMarked;
