package dev.parlor.game;

/// Which of somebody's games to list, newest first.
///
/// @param before only games older than the one with this id
/// @param limit at most so many, 1 to [#MOST]
record GameQuery(GameStatus status, long before, int limit) {
    static final int MOST = 200;
    static final int DEFAULT = 100;

    enum GameStatus {
        ANY("1 = 1"),
        ACTIVE("winner IS NULL"),
        COMPLETED("winner IS NOT NULL");

        private final String condition;

        GameStatus(String condition) {
            this.condition = condition;
        }

        /// As SQL.
        String condition() {
            return condition;
        }
    }
}
