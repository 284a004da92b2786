/// One API request from its first byte to the last byte of its answer.
///
/// Owns routing, bodies, CORS, authentication, error answers, the access log and request metrics.
@NullMarked
package dev.parlor.http.request;

import org.jspecify.annotations.NullMarked;
