/// The HTTP side of the server: routing, error bodies, cross-origin rules, limits, static files and health.
///
/// Owns everything that knows Vert.x. Features describe their routes through [Resource], [Routes], [Request] and
/// [Response] and never see the HTTP library. Does not own any rule of the domain.
@NullMarked
package dev.parlor.http;

import org.jspecify.annotations.NullMarked;
