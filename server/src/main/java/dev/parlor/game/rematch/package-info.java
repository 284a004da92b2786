/// Rematches: offers, answers, and the game that starts from them.
@NullMarked
package dev.parlor.game.rematch;

import org.jspecify.annotations.NullMarked;
