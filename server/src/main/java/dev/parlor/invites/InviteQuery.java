package dev.parlor.invites;

import java.util.Optional;

/// Which of somebody's invites to list, newest first and at most [#MOST].
///
/// @param status as of now; empty for all
record InviteQuery(Optional<InviteStatus> status, InviteRole role) {
    static final int MOST = 200;

    /// On which side of the invite the caller is.
    enum InviteRole {
        EITHER("(from_user = :user OR to_user = :user)"),
        SENDER("from_user = :user"),
        RECEIVER("to_user = :user");

        private final String condition;

        InviteRole(String condition) {
            this.condition = condition;
        }

        /// As SQL, of `:user`.
        String condition() {
            return condition;
        }
    }
}
