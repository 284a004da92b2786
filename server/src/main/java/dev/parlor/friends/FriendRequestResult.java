package dev.parlor.friends;

/// The result of a friend request.
sealed interface FriendRequestResult {
    /// The request waits for the other user's answer.
    record RequestSent(Friendship request) implements FriendRequestResult {}

    /// The other user had already sent a request, so the two are friends now.
    record RequestAgreed(Friendship friendship) implements FriendRequestResult {}

    /// Nothing was changed.
    record RequestRefused(RequestObjection why) implements FriendRequestResult {}

    /// Why a request can't be sent, in the words of the contract, §2.4.
    enum RequestObjection {
        /// The account does not exist, or has blocked the caller, who must not see the difference.
        NOBODY("User not found."),
        ONESELF("You cannot send a friend request to yourself."),
        SENT_BEFORE("You already sent a friend request to this user."),
        FRIENDS_ALREADY("You are already friends with this user."),
        /// Beyond the contract, which does not cover requests to a user whom the caller has blocked.
        BLOCKED_BY_YOU("You have blocked this user. Unblock them first."),
        TOO_MANY_SENT("You have sent " + FriendStore.MOST_SENT
                + " friend requests that wait for an answer, which is the maximum. Take one back first.");

        private final String sentence;

        RequestObjection(String sentence) {
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }
}
