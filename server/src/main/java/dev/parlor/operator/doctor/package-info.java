/// `./parlor doctor`: checks whether a server can run here as configured, and explains how to fix what
/// prevents it.
///
/// Owns the checks and their messages. Changes nothing and leaves nothing behind. `store` and
/// `realtime.redis` inspect the databases and Redis.
@NullMarked
package dev.parlor.operator.doctor;

import org.jspecify.annotations.NullMarked;
