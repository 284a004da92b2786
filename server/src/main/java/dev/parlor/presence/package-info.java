/// Presence: who is online, and notifying their friends (contract §3.2).
///
/// Owns leases, status updates, and `/ws/friends/status/`. A user is online while a live socket of
/// `/ws/notifications/` or of this route exists anywhere, and for a moment after the last. Does not own
/// friendships: [dev.parlor.friends] provides them and reports their changes.
@NullMarked
package dev.parlor.presence;

import org.jspecify.annotations.NullMarked;
