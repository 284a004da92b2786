package dev.parlor.game;

import dev.parlor.game.match.Match;
import dev.parlor.identity.UserId;
import dev.parlor.users.Users;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;

/// Display names, looked up once for everything that is about to be shown.
public record PlayerNames(Map<UserId, String> byUser) {
    /// The names of everyone who has a seat in these games, and of some other users.
    public static PlayerNames of(PlayerAccounts accounts, Collection<Match> matches, Collection<UserId> others) {
        var users = new HashSet<>(others);
        matches.forEach(match -> users.addAll(match.seats().humans()));
        return new PlayerNames(accounts.names(users));
    }

    public String of(UserId user) {
        return byUser.getOrDefault(user, Users.DELETED);
    }
}
