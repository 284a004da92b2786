package dev.parlor.users.privacy;

import dev.parlor.identity.UserId;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.store.Tx;
import dev.parlor.users.Profile;
import java.util.Collection;
import java.util.List;

/// What another feature has of an account: for the export, and for the deletion (contract §2.2).
public interface AccountDataSource {
    /// Its name in the export.
    String name();

    /// Everything that is stored about a user, to be written as JSON. What may be much is an [Iterable] that reads
    /// page by page ([dev.parlor.store.Pages]).
    Object belongings(UserId user);

    /// Does what has to be done in transactions of its own, before the account is deleted.
    default void prepare(UserId user) {}

    /// Whose streams [#forget] adds to. They are held in the `TopicOrder` around the transaction.
    default Collection<Topic> topics(UserId user) {
        return List.of();
    }

    /// Tells of another name or picture, in the transaction that changes it. `Topics.user` of this user is held in
    /// the
    /// `TopicOrder` around it.
    default void changed(Tx tx, UserId user, Profile now) {}

    /// Does its part in the transaction that deletes the account, which can't be found any more by then.
    default void forget(Tx tx, UserId user) {}
}
