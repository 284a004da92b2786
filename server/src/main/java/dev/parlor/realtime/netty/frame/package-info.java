/// The WebSocket frame codec (RFC 6455 §5).
@NullMarked
package dev.parlor.realtime.netty.frame;

import org.jspecify.annotations.NullMarked;
