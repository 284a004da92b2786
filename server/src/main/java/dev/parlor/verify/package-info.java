/// `./parlor verify`: checks a running deployment from outside, with temporary test accounts.
///
/// Owns the command, the order of the checks and their report. Uses no server code: it knows only the wire
/// contract.
@NullMarked
package dev.parlor.verify;

import org.jspecify.annotations.NullMarked;
