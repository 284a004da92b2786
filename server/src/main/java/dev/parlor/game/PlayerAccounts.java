package dev.parlor.game;

import dev.parlor.identity.UserId;
import dev.parlor.limits.Limits;
import dev.parlor.store.Tx;
import dev.parlor.users.BlockRule;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What games need from accounts.
public interface PlayerAccounts {
    /// First names; deleted users are left out.
    Map<UserId, String> names(Collection<UserId> users);

    /// A user's e-mail address, which only that user may see.
    Optional<String> email(UserId user);

    /// Whether a user has an account that may play, as the transaction sees it.
    boolean active(Handle handle, UserId user);

    /// From this call to the commit, serializes transactions that give the same user another game.
    ///
    /// @return whether this user's games are counted; those of the shared demo accounts are not
    boolean counted(Tx tx, UserId user);

    /// How many games one user may have.
    Limits.Most most();

    /// The block rule between users.
    BlockRule blocks();

    /// Counts a finished game between people in the transaction that ends it: a win, a loss or, without a
    /// winner, a draw.
    void countGame(Tx tx, Optional<UserId> winner, Collection<UserId> players);
}
