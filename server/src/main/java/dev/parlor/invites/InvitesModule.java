package dev.parlor.invites;

import dev.parlor.friends.Friends;
import dev.parlor.game.GameInvites;
import dev.parlor.game.GameTables;
import dev.parlor.http.Resource;
import dev.parlor.limits.RateLimit;
import dev.parlor.limits.Throttle;
import dev.parlor.notifications.News;
import dev.parlor.realtime.Deadlines;
import dev.parlor.store.Database;
import dev.parlor.users.AccountPart;
import dev.parlor.users.Users;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Puts the invites feature together: what it offers to the server's start.
public final class InvitesModule implements AutoCloseable {
    private final Invites invites;
    private final InviteViews views;
    private final Resource resource;
    private final GameInvites passes;
    private final Deadlines deadlines;
    private final RateLimit limit;

    public InvitesModule(Database database, People people, News news, Terms terms, InstantSource clock) {
        var live = news.live();
        var ends = new InviteEnds(
                new InviteStore(), people.tables(), new InviteNews(people.users(), news.inbox(), news.badges()));
        var expiry = new InviteExpiry(database, ends, live.order());
        deadlines = new Deadlines(live.later(), clock, expiry::expire);
        invites = new Invites(
                database,
                new Invites.People(people.users(), people.friends()),
                people.tables(),
                ends,
                live.order(),
                new Invites.InviteTimes(clock, terms.lifetime(), deadlines::at));
        people.friends().whenEnded(invites::cancelBetween);
        passes = new InvitePasses(invites);
        views = new InviteViews(people.users());
        limit = terms.pace();
        resource = new InviteResource(invites, views, people.tables(), limit);
    }

    /// Who invites whom, to what.
    public record People(Users users, Friends friends, GameTables tables) {}

    /// @param lifetime how long an invite can be answered
    /// @param pace how many invites one user may send
    public record Terms(Duration lifetime, RateLimit pace) {}

    /// Begins to watch the clock; what expired while the server was down expires now.
    public void start() {
        deadlines.start();
    }

    /// The REST routes.
    public Resource resource() {
        return resource;
    }

    /// The limits that are kept here.
    public List<Throttle> throttles() {
        return List.of(new Throttle("invites", limit));
    }

    /// What invites are worth at the board.
    public GameInvites passes() {
        return passes;
    }

    /// What an account has of invites. Pending ones end with the friendship.
    public AccountPart part() {
        return new InvitesPart(invites, views);
    }

    /// Watches the clock no more.
    @Override
    public void close() {
        deadlines.close();
    }
}
