/// The HTTP and WebSocket client of `./parlor verify`, its test accounts, and the sentences that explain a failed
/// connection.
@NullMarked
package dev.parlor.verify.client;

import org.jspecify.annotations.NullMarked;
