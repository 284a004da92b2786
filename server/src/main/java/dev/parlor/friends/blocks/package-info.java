/// Blocks between two users, and the rule that makes them look like nobody to each other.
@NullMarked
package dev.parlor.friends.blocks;

import org.jspecify.annotations.NullMarked;
