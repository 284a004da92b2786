package dev.parlor.game.match;

/// Which of a user's games to list, newest first.
///
/// @param before only games older than the one with this id
/// @param limit the maximum number of games, 1 to [#MOST]
public record GameQuery(GameStatus status, long before, int limit) {
    public static final int MOST = 200;
    public static final int DEFAULT = 100;

    public enum GameStatus {
        ANY("1 = 1"),
        ACTIVE("winner IS NULL"),
        COMPLETED("winner IS NOT NULL");

        private final String condition;

        GameStatus(String condition) {
            this.condition = condition;
        }

        /// As an SQL condition.
        String condition() {
            return condition;
        }
    }
}
