package dev.parlor.game.match;

import dev.parlor.game.rules.Role;
import java.util.OptionalInt;

/// One entry in the history of a game. The changes since the newest [ChangeKind#START] fully describe the
/// board.
///
/// @param version the version of the game after this change
/// @param role who made the change; for a start, who moves first
/// @param position the position played; for a start, the computer's first mark if it begins
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
