/// What the log looks like and what never stands in it.
///
/// Owns the configuration of Logback, its two formats and the masking of secrets. Does not decide what is worth a
/// line.
@NullMarked
package dev.parlor.logs;

import org.jspecify.annotations.NullMarked;
