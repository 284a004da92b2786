/// Games on WebSockets: commands in, and what everyone at a board receives.
@NullMarked
package dev.parlor.game.socket;

import org.jspecify.annotations.NullMarked;
