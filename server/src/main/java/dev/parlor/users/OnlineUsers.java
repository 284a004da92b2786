package dev.parlor.users;

import dev.parlor.identity.UserId;

/// Who is online: has a live socket on some node, or had one a moment ago (contract §3.2).
///
/// Thread-safe; answers from memory, so it may be asked anywhere.
@FunctionalInterface
public interface OnlineUsers {
    boolean online(UserId user);
}
