package dev.parlor.game.match;

import dev.parlor.game.rules.Role;
import java.util.OptionalInt;

/// One line in the history of a game. From the newest [ChangeKind#START] on, the changes tell everything about the
/// board.
///
/// @param version the version of the game that it led to
/// @param role who did it; for a start, who moves first
/// @param position what was played; for a start, the first mark of the computer when it begins
public record GameChange(int version, ChangeKind kind, Role role, OptionalInt position) {
    public enum ChangeKind {
        START,
        JOIN,
        MOVE,
        RESIGN
    }

    static GameChange start(int version, StartingBoard start) {
        return new GameChange(version, ChangeKind.START, start.board().first(), start.mark());
    }

    static GameChange join(int version, Role role) {
        return new GameChange(version, ChangeKind.JOIN, role, OptionalInt.empty());
    }

    static GameChange move(int version, Role role, int position) {
        return new GameChange(version, ChangeKind.MOVE, role, OptionalInt.of(position));
    }

    static GameChange resign(int version, Role role) {
        return new GameChange(version, ChangeKind.RESIGN, role, OptionalInt.empty());
    }
}
