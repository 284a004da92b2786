package dev.parlor.users;

import dev.parlor.identity.UserId;

/// Who is online: a user with a live socket on any node, or with one a moment ago (contract §3.2).
///
/// Thread-safe; answers from memory, so any thread may call it.
@FunctionalInterface
public interface OnlineUsers {
    boolean online(UserId user);
}
