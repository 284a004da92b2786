package dev.parlor.invites;

import dev.parlor.identity.UserId;
import dev.parlor.users.Users;
import java.util.HashSet;
import java.util.List;

/// Creates the REST views of invites. Thread-safe; may block.
record InviteViews(Users users) {
    InviteView one(Invite invite) {
        return all(List.of(invite)).getFirst();
    }

    /// All views, with a single look-up of names.
    List<InviteView> all(List<Invite> invites) {
        var people = new HashSet<UserId>();
        invites.forEach(invite -> people.addAll(List.of(invite.from(), invite.to())));
        var names = users.names(people);
        return invites.stream().map(invite -> InviteView.of(invite, names)).toList();
    }
}
