/// `./parlor verify`: whether a running deployment does what it should, seen from outside, with throw-away
/// accounts.
///
/// Owns the checks, their order and the sentences that say what is wrong and what to do. Does not own anything of
/// the server: it knows the wire contract alone, and speaks to what runs somewhere, through its proxies.
@NullMarked
package dev.parlor.verify;

import org.jspecify.annotations.NullMarked;
