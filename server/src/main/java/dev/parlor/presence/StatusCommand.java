package dev.parlor.presence;

import dev.parlor.realtime.command.WireName;

/// What a client may send on `/ws/friends/status/`. No command is required.
sealed interface StatusCommand {
    /// Asks for the status of all friends, online or not.
    @WireName("sync")
    record SyncStatus() implements StatusCommand {}
}
