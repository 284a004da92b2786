/// The HTTP and WebSocket client of `./parlor verify`, its test accounts, and the explanations of failed
/// connections.
@NullMarked
package dev.parlor.verify.client;

import org.jspecify.annotations.NullMarked;
