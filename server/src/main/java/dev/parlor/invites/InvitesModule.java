package dev.parlor.invites;

import dev.parlor.friends.Friends;
import dev.parlor.game.GameInvites;
import dev.parlor.game.GameSetup;
import dev.parlor.http.Resource;
import dev.parlor.limits.NamedLimit;
import dev.parlor.limits.RateLimit;
import dev.parlor.notifications.Notifier;
import dev.parlor.schedule.Deadlines;
import dev.parlor.store.Database;
import dev.parlor.users.Users;
import dev.parlor.users.privacy.AccountDataSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Assembles the invites feature and exposes it to the server's startup code.
public final class InvitesModule implements AutoCloseable {
    private final Invites invites;
    private final InviteViews views;
    private final Resource resource;
    private final GameInvites passes;
    private final Deadlines deadlines;
    private final RateLimit limit;

    public InvitesModule(
            Database database, InviteFeatures features, Notifier notifier, InviteTerms terms, InstantSource clock) {
        var live = notifier.live();
        var ends = new InviteEnds(
                new InviteStore(),
                features.tables(),
                new InviteEvents(features.users(), notifier.inbox(), notifier.badges()));
        var expiry = new InviteExpiry(database, ends, live.order());
        deadlines = new Deadlines(live.later(), clock, expiry::expire);
        invites = new Invites(
                database,
                new Invites.InviteUsers(features.users(), features.friends()),
                features.tables(),
                ends,
                live.order(),
                new Invites.InviteTimes(clock, terms.lifetime(), deadlines::at));
        features.friends().whenEnded(invites::cancelBetween);
        passes = new InvitePasses(invites);
        views = new InviteViews(features.users());
        limit = terms.pace();
        resource = new InviteResource(invites, views, features.tables(), limit);
    }

    /// The features that invites depend on.
    public record InviteFeatures(Users users, Friends friends, GameSetup tables) {}

    /// @param lifetime how long an invite can be answered
    /// @param pace the rate limit for the invites of one user
    public record InviteTerms(Duration lifetime, RateLimit pace) {}

    /// Starts the expiry timer; invites that ran out while the server was down expire now.
    public void start() {
        deadlines.start();
    }

    /// The REST routes.
    public Resource resource() {
        return resource;
    }

    /// The rate limits of invites.
    public List<NamedLimit> throttles() {
        return List.of(new NamedLimit("invites", limit));
    }

    /// Checks the invites that clients present at boards.
    public GameInvites passes() {
        return passes;
    }

    /// The invites of an account. Pending ones end with the friendship.
    public AccountDataSource part() {
        return new InviteAccountData(invites, views);
    }

    /// Stops the expiry timer.
    @Override
    public void close() {
        deadlines.close();
    }
}
