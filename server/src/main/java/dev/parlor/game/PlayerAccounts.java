package dev.parlor.game;

import dev.parlor.identity.UserId;
import dev.parlor.limits.Limits;
import dev.parlor.store.Tx;
import dev.parlor.users.BlockRule;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What games need of accounts.
public interface PlayerAccounts {
    /// First names; those who are no more are left out.
    Map<UserId, String> names(Collection<UserId> users);

    /// A user's e-mail address, which only that user may see.
    Optional<String> email(UserId user);

    /// Whether somebody has an account that may play, as a transaction sees it.
    boolean active(Handle handle, UserId user);

    /// Makes transactions that give one user another game wait for each other, from here to the commit.
    ///
    /// @return whether this user's games are counted: not in demo accounts, which everybody shares
    boolean counted(Tx tx, UserId user);

    /// How many games one user may have.
    Limits.Most most();

    /// Between whom a block stands.
    BlockRule blocks();

    /// Counts a finished game between people in its own transaction: a win, a loss or, without a winner, a draw.
    void countGame(Tx tx, Optional<UserId> winner, Collection<UserId> players);
}
