/// The HTTP server: the port, the connections, and which handler gets a request.
///
/// Owns the listener with its time and connection limits, health, the metrics page, and the path to sockets.
/// Does not own how API requests are read and answered ([dev.parlor.http.request]).
@NullMarked
package dev.parlor.http.server;

import org.jspecify.annotations.NullMarked;
