package dev.parlor.friends;

/// What became of a friend request.
sealed interface Asked {
    /// It waits for the other's answer.
    record Sent(Friendship request) implements Asked {}

    /// The other had asked already, so they are friends now.
    record Agreed(Friendship friendship) implements Asked {}

    /// It changed nothing.
    record Refused(Objection why) implements Asked {}

    /// Why a request can't be sent, in the words of the contract, §2.4.
    enum Objection {
        /// There is no such account, or it has blocked the caller, who must not see the difference.
        NOBODY("User not found."),
        ONESELF("You cannot send a friend request to yourself."),
        SENT_BEFORE("You already sent a friend request to this user."),
        FRIENDS_ALREADY("You are already friends with this user."),
        /// Beyond the contract, which is silent about asking somebody whom one has blocked.
        BLOCKED_BY_YOU("You have blocked this user. Unblock them first.");

        private final String sentence;

        Objection(String sentence) {
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }
}
