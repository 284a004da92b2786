/// Limits of one client's sockets: connections, handshakes and frames.
@NullMarked
package dev.parlor.realtime.netty.limits;

import org.jspecify.annotations.NullMarked;
