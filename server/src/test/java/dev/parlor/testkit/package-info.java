/// What every feature's tests stand on: connections that record, a raw WebSocket client, clocks that are turned by
/// hand.
@NullMarked
package dev.parlor.testkit;

import org.jspecify.annotations.NullMarked;
