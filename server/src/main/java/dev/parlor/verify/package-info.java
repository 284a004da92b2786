/// `./parlor verify`: whether a running deployment does what it should, seen from outside, with throw-away accounts.
///
/// Owns the command, the order of the checks and their report. Does not use anything of the server: it knows only
/// the wire contract.
@NullMarked
package dev.parlor.verify;

import org.jspecify.annotations.NullMarked;
