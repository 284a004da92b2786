/// A table of things that were looked at, printed row by row.
///
/// Owns how a row looks, at a terminal and elsewhere. Does not own what is looked at, nor what is said of it:
/// `verify`
/// and `operator` do.
@NullMarked
package dev.parlor.checklist;

import org.jspecify.annotations.NullMarked;
