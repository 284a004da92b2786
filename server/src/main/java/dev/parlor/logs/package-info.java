/// The format of the log, and what it must never contain.
///
/// Owns the configuration of Logback, its two formats and the masking of secrets. Does not decide what is
/// logged.
@NullMarked
package dev.parlor.logs;

import org.jspecify.annotations.NullMarked;
