package dev.parlor.game.match;

/// Why a change to a game was refused: a code for programs, and a sentence that explains what to do.
public enum GameRefusal {
    NO_SUCH_GAME("not_found", "There is no such game."),
    NOT_A_PLAYER("not_a_player", "You are not a player of this game."),

    INVALID_POSITION("invalid_position", "There is no such position on the board. Choose a free cell."),
    GAME_OVER("game_over", "The game is over."),
    WAITING_FOR_OPPONENT("waiting_for_opponent", "The other seat is still free. Wait for an opponent."),
    INVITE_PENDING("waiting_for_opponent", "The invite to this game is not accepted yet. Wait for the answer."),
    STALE_VERSION("stale_version", "The game has changed. Reload it before moving."),
    NOT_YOUR_TURN("not_your_turn", "It is not your turn. Wait for the other side's move."),
    CELL_TAKEN("cell_taken", "That cell is taken. Choose a free one."),

    OWN_GAME("own_game", "This is your own game. Another player has to join it."),
    GAME_FULL("game_full", "Game already has two players"),
    NOT_OPEN("permission_denied", "The free seat of this game is not open to everyone."),

    TOO_MANY_GAMES("too_many_games", "You have too many unfinished games. Finish one or resign from one first."),
    TOO_MANY_GAMES_OF_ONE(
            "too_many_games", "One of you has too many unfinished games. Finish one or resign from one first."),
    TOO_MANY_OPEN_GAMES(
            "too_many_open_games",
            "You have too many open games. Wait until an opponent joins one, or resign from one."),

    GAME_NOT_OVER("game_not_over", "The game is not over yet."),
    NOT_AN_AI_GAME("not_an_ai_game", "Only a game against the computer can be restarted.");

    private final String code;
    private final String sentence;

    GameRefusal(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    public String code() {
        return code;
    }

    public String sentence() {
        return sentence;
    }
}
