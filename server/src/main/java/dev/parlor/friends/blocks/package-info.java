/// Blocks between two users, and the rule that makes them look nonexistent to each other.
@NullMarked
package dev.parlor.friends.blocks;

import org.jspecify.annotations.NullMarked;
