/// Rates: how often somebody may do something, and what to say when it was too often.
@NullMarked
package dev.parlor.limits;

import org.jspecify.annotations.NullMarked;
