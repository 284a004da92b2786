package dev.parlor.friends;

/// What became of a friend request.
sealed interface FriendRequestResult {
    /// It waits for the other's answer.
    record RequestSent(Friendship request) implements FriendRequestResult {}

    /// The other had asked already, so they are friends now.
    record RequestAgreed(Friendship friendship) implements FriendRequestResult {}

    /// It changed nothing.
    record RequestRefused(RequestObjection why) implements FriendRequestResult {}

    /// Why a request can't be sent, in the words of the contract, §2.4.
    enum RequestObjection {
        /// There is no such account, or it has blocked the caller, who must not see the difference.
        NOBODY("User not found."),
        ONESELF("You cannot send a friend request to yourself."),
        SENT_BEFORE("You already sent a friend request to this user."),
        FRIENDS_ALREADY("You are already friends with this user."),
        /// Beyond the contract, which is silent about asking somebody whom one has blocked.
        BLOCKED_BY_YOU("You have blocked this user. Unblock them first.");

        private final String sentence;

        RequestObjection(String sentence) {
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }
}
