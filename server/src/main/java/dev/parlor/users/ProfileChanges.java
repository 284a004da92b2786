package dev.parlor.users;

import dev.parlor.identity.UserId;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.store.Database;
import dev.parlor.store.Tx;
import dev.parlor.users.privacy.AccountDataSources;
import java.util.function.Function;
import java.util.function.Supplier;

/// Changes of a name or picture, which are announced to the owner's devices.
///
/// Thread-safe; blocks on the database.
///
/// @param parts the features that announce a change
public record ProfileChanges(Database database, AccountCache directory, Supplier<AccountDataSources> parts) {
    private static final UserStore STORE = new UserStore();

    /// Does the work in one transaction, and has the features announce the new profile.
    public <T> T change(UserId user, Function<Tx, T> work) {
        var features = parts.get();
        try (var _ = features.order().hold(Topics.user(user.value()))) {
            return database.write(tx -> {
                var done = work.apply(tx);
                tx.afterCommit(() -> directory.forget(user));
                STORE.find(tx.handle(), user)
                        .map(Profile::of)
                        .ifPresent(now -> features.parts().forEach(part -> part.changed(tx, user, now)));
                return done;
            });
        }
    }
}
