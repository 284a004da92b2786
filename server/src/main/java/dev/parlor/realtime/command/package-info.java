/// Commands of clients: decoding a frame to a command, answering it, and answering a repeated one the same way.
@NullMarked
package dev.parlor.realtime.command;

import org.jspecify.annotations.NullMarked;
