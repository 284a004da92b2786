/// `./parlor doctor`: whether a server can run here as it is configured, and if not, what to do.
///
/// Owns what is looked at and the sentences about it. Changes nothing and leaves nothing behind; what databases and
/// Redis are like is found out by `store` and `realtime.redis`.
@NullMarked
package dev.parlor.operator.doctor;

import org.jspecify.annotations.NullMarked;
