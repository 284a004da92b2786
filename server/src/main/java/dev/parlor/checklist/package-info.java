/// A table of check results, printed row by row.
///
/// Owns the layout of a row, at a terminal and elsewhere. Does not own the checks or their messages: those
/// belong to `verify` and `operator`.
@NullMarked
package dev.parlor.checklist;

import org.jspecify.annotations.NullMarked;
