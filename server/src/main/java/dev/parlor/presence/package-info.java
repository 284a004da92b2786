/// Presence: who is online, and telling their friends (contract §3.2).
///
/// Owns leases, what was told of whom, and `/ws/friends/status/`. A user is online while a live socket of
/// `/ws/notifications/` or of this route exists anywhere, and for a moment after the last. Does not own who is
/// friends with whom: [dev.parlor.friends] is asked, and tells when that changes.
@NullMarked
package dev.parlor.presence;

import org.jspecify.annotations.NullMarked;
