/// Games over WebSocket: the commands of clients, and the updates that everyone at a board receives.
@NullMarked
package dev.parlor.game.socket;

import org.jspecify.annotations.NullMarked;
