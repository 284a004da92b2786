package dev.parlor.game;

import dev.parlor.identity.UserId;
import dev.parlor.limits.Limits;
import dev.parlor.store.Tx;
import dev.parlor.users.BlockRule;
import dev.parlor.users.User;
import dev.parlor.users.Users;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Implements [PlayerAccounts] with the accounts of this server.
record UserAccounts(Users users, BlockRule blocks, Limits.Most most) implements PlayerAccounts {
    @Override
    public Map<UserId, String> names(Collection<UserId> wanted) {
        return users.names(wanted);
    }

    @Override
    public Optional<String> email(UserId user) {
        return users.find(user).map(User::email);
    }

    @Override
    public boolean active(Handle handle, UserId user) {
        return users.active(handle, user);
    }

    @Override
    public boolean counted(Tx tx, UserId user) {
        return users.counted(tx, user);
    }

    @Override
    public void countGame(Tx tx, Optional<UserId> winner, Collection<UserId> players) {
        users.countGame(tx, winner, players);
    }
}
