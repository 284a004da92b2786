/// A match as a value: its board, seats, moves and outcome, and how the database stores them.
@NullMarked
package dev.parlor.game.match;

import org.jspecify.annotations.NullMarked;
