package dev.parlor.presence;

import dev.parlor.realtime.command.WireName;

/// What a client may say on `/ws/friends/status/`. None of it is needed.
sealed interface StatusCommand {
    /// How do all my friends stand, online or not?
    @WireName("sync")
    record SyncStatus() implements StatusCommand {}
}
