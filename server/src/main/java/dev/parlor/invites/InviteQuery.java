package dev.parlor.invites;

import java.util.Optional;

/// Which of a user's invites to list, newest first and at most [#MOST].
///
/// @param status as of now; empty for all
record InviteQuery(Optional<InviteStatus> status, InviteRole role) {
    static final int MOST = 200;

    /// The caller's side of the invite.
    enum InviteRole {
        EITHER("(from_user = :user OR to_user = :user)"),
        SENDER("from_user = :user"),
        RECEIVER("to_user = :user");

        private final String condition;

        InviteRole(String condition) {
            this.condition = condition;
        }

        /// As an SQL condition on `:user`.
        String condition() {
            return condition;
        }
    }
}
