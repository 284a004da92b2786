package dev.parlor.game;

import dev.parlor.game.rules.Role;
import java.util.OptionalInt;

/// One line in the history of a game. From the newest [Kind#START] on, the changes tell everything about the board.
///
/// @param version the version of the game that it led to
/// @param role who did it; for a start, who moves first
/// @param position what was played; for a start, the first mark of the computer when it begins
record Change(int version, Kind kind, Role role, OptionalInt position) {
    enum Kind {
        START,
        JOIN,
        MOVE,
        RESIGN
    }

    static Change start(int version, Start start) {
        return new Change(version, Kind.START, start.board().first(), start.mark());
    }

    static Change join(int version, Role role) {
        return new Change(version, Kind.JOIN, role, OptionalInt.empty());
    }

    static Change move(int version, Role role, int position) {
        return new Change(version, Kind.MOVE, role, OptionalInt.of(position));
    }

    static Change resign(int version, Role role) {
        return new Change(version, Kind.RESIGN, role, OptionalInt.empty());
    }
}
