/// Rates: how often somebody may do something, and how long to wait when it was too often.
///
/// Owns the numbers of the contract, §4, and the counting. Does not own the answer: whoever asks turns a throttled
/// verdict into a 429 or an error frame.
@NullMarked
package dev.parlor.limits;

import org.jspecify.annotations.NullMarked;
