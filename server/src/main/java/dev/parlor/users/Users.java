package dev.parlor.users;

import dev.parlor.http.Resource;
import dev.parlor.identity.Authenticator;
import dev.parlor.identity.UserId;
import dev.parlor.limits.NamedLimit;
import dev.parlor.limits.Rates;
import dev.parlor.realtime.channel.ChannelLayer;
import dev.parlor.realtime.channel.TopicLocks;
import dev.parlor.schedule.Housekeeping;
import dev.parlor.schedule.Scheduler;
import dev.parlor.store.Database;
import dev.parlor.store.Tx;
import dev.parlor.tally.EventCounter;
import dev.parlor.users.avatars.AvatarDecoder;
import dev.parlor.users.avatars.AvatarResource;
import dev.parlor.users.avatars.Avatars;
import dev.parlor.users.guests.GuestResource;
import dev.parlor.users.guests.GuestRetention;
import dev.parlor.users.guests.Guests;
import dev.parlor.users.login.Accounts;
import dev.parlor.users.login.DemoAccounts;
import dev.parlor.users.login.LoginLimits;
import dev.parlor.users.login.LoginOutcome;
import dev.parlor.users.login.Logins;
import dev.parlor.users.login.PasswordChange;
import dev.parlor.users.login.TokenResource;
import dev.parlor.users.operators.OperatorChangePoller;
import dev.parlor.users.passwords.PasswordCheck;
import dev.parlor.users.passwords.PasswordHasher;
import dev.parlor.users.privacy.AccountDataResource;
import dev.parlor.users.privacy.AccountDataSource;
import dev.parlor.users.privacy.AccountDataSources;
import dev.parlor.users.privacy.AccountDeletion;
import dev.parlor.users.privacy.AccountExport;
import dev.parlor.users.sessions.SessionAuthenticator;
import dev.parlor.users.sessions.SessionCache;
import dev.parlor.users.sessions.SessionResource;
import dev.parlor.users.sessions.Sessions;
import dev.parlor.users.sessions.SigningKey;
import dev.parlor.users.sessions.SocketTickets;
import dev.parlor.users.sessions.TokenSigner;
import dev.parlor.users.sessions.VerifiedTokens;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Accounts, as the rest of the server sees them.
///
/// Thread-safe. Everything except [#resource] and [#authenticator] may block on the database.
public final class Users implements AutoCloseable {
    /// The name that others see for a deleted account (contract §2.2).
    public static final String DELETED = "Deleted player";

    private final Accounts accounts;
    private final AccountCache accountCache;
    private final PasswordHasher passwords;
    private final AvatarDecoder avatarDecoder = new AvatarDecoder();
    private final Authenticator authenticator;
    private final Resource resource;
    private final DemoAccounts demo;
    private final GuestRetention guestRetention;
    private final EventCounter<LoginOutcome> logins;
    private final LoginLimits limits;
    private final OperatorChangePoller poller;
    private volatile OnlineUsers online = user -> false;
    private volatile AccountDataSources parts = AccountDataSources.NONE;

    /// @param channels where the closing of an ended session's sockets is published
    /// @param clock for tokens and sessions
    public Users(
            Database database,
            ChannelLayer channels,
            SigningKey key,
            UserSettings settings,
            Rates rates,
            InstantSource clock) {
        this(database, channels, key, settings, LoginLimits.of(rates), clock);
    }

    Users(
            Database database,
            ChannelLayer channels,
            SigningKey key,
            UserSettings settings,
            LoginLimits limits,
            InstantSource clock) {
        this.limits = limits;
        EmailKeyUpgrade.run(database);
        var tokens = new TokenSigner(key, clock);
        var standings = new SessionCache(database, clock);
        var sessions = new Sessions(database, standings, tokens, channels, settings, clock);
        passwords = new PasswordHasher(settings.passwordCost());
        accountCache = new AccountCache(database);
        poller = new OperatorChangePoller(database, accountCache, standings, channels);
        var profiles = new ProfileChanges(database, accountCache, () -> parts);
        accounts = new Accounts(database, profiles, passwords, sessions, clock);
        var tickets = new SocketTickets(database, clock);
        authenticator = new SessionAuthenticator(new VerifiedTokens(tokens, clock), tickets, standings);
        demo = new DemoAccounts(database, passwords, sessions, clock);
        var logins = new Logins(database, passwords, sessions, limits, clock);
        this.logins = logins.outcomes();
        var check = new PasswordCheck(database, passwords, limits.failures());
        var passwordChange = new PasswordChange(database, check, passwords, sessions, limits.passwordChanges());
        var export = new AccountExport(database, () -> parts);
        var tokenResource = new TokenResource(logins, sessions, tickets, limits.logins());
        var userResource =
                new UserResource(accounts, passwordChange, limits.registrations(), user -> online.online(user));
        var guests = new Guests(database, profiles, passwords, sessions, clock);
        var guestResource = new GuestResource(guests, userResource, limits.guests(), limits.registrations());
        var avatars = new Avatars(database, profiles);
        var avatarResource = new AvatarResource(avatars, avatarDecoder, userResource, limits.pictures());
        var deletion = new AccountDeletion(database, check, accountCache, avatars, sessions, () -> parts, clock);
        guestRetention = new GuestRetention(database, deletion, clock);
        var sessionResource = new SessionResource(sessions);
        var farewell = new AccountDataResource(userResource, deletion, export);
        resource = routes -> {
            tokenResource.mount(routes);
            userResource.mount(routes);
            guestResource.mount(routes);
            avatarResource.mount(routes);
            sessionResource.mount(routes);
            farewell.mount(routes);
        };
    }

    /// The REST routes of accounts and tokens.
    public Resource resource() {
        return resource;
    }

    /// The rate limits that this package applies.
    public List<NamedLimit> throttles() {
        return limits.throttles();
    }
    /// The outcomes of login attempts since this node started.
    public EventCounter<LoginOutcome> logins() {
        return logins;
    }

    /// Finds the user that an access token belongs to.
    public Authenticator authenticator() {
        return authenticator;
    }

    /// Deletes guests who can't return.
    public Runnable guestRetention() {
        return guestRetention;
    }

    /// Starts watching for operator changes and deleting guests who can't return. Call before the first
    /// client is accepted.
    public void start(Scheduler scheduler) {
        poller.start(scheduler);
        new Housekeeping(scheduler, "Forgetting guests", guestRetention).start();
    }

    /// Accounts that anyone may enter while the demo is on.
    public DemoAccounts demo() {
        return demo;
    }

    /// An account, as of the newest commit.
    public Optional<User> find(UserId user) {
        return accountCache.find(user);
    }

    /// The active account with this address, compared as at login (contract §1).
    ///
    /// @param email as typed
    public Optional<User> findByEmail(String email) {
        return accountCache.find(email).filter(User::active);
    }

    /// Locks the user's row until the commit, so that transactions that add to a limited collection of one
    /// user run one after another.
    ///
    /// @return whether limits apply to this user: they don't to demo accounts, which everyone shares
    public boolean counted(Tx tx, UserId user) {
        return UserStore.counted(tx, user);
    }

    /// Whether an account exists and is active, for a transaction that must not act otherwise.
    public boolean active(Handle handle, UserId user) {
        return UserStore.active(handle, user);
    }

    /// Makes accounts show who is online. Call at start; until then everyone appears offline.
    public void showOnline(OnlineUsers whoIs) {
        online = whoIs;
    }

    /// Makes exports and deletions include the account data of other features, and notifies these features of
    /// changes. Call at start.
    ///
    /// @param order the topic locks that keep the features' events in order
    public void consistOf(TopicLocks order, List<AccountDataSource> features) {
        parts = new AccountDataSources(order, List.copyOf(features));
    }

    /// First names, which is what others see. Users who don't exist are left out.
    public Map<UserId, String> names(Collection<UserId> users) {
        var names = new HashMap<UserId, String>();
        accountCache.find(users).forEach((id, user) -> names.put(id, user.firstName()));
        return names;
    }

    /// The same as [#names(Collection)], within a transaction.
    public Map<UserId, String> names(Handle handle, Collection<UserId> users) {
        return UserStore.names(handle, users);
    }

    /// First names with pictures. Users who don't exist are left out.
    public Map<UserId, PublicProfile> faces(Collection<UserId> users) {
        var faces = new HashMap<UserId, PublicProfile>();
        accountCache
                .find(users)
                .forEach((id, user) -> faces.put(id, PublicProfile.of(user.firstName(), user.avatar())));
        return faces;
    }

    /// The same as [#faces(Collection)], within a transaction.
    public Map<UserId, PublicProfile> faces(Handle handle, Collection<UserId> users) {
        return UserStore.faces(handle, users);
    }

    /// Counts a finished game between people, in the transaction that ends it: played by all, won by one and
    /// lost by the others, or drawn by all. Call it once per game; games against the computer don't count
    /// (contract §2.6).
    ///
    /// @param winner empty for a draw
    public void countGame(Tx tx, Optional<UserId> winner, Collection<UserId> players) {
        accounts.countGame(tx, winner, players);
    }

    /// Disables an account, or enables it again. Disabling ends its sessions and closes its sockets.
    ///
    /// @return false when no such account exists
    public boolean setActive(UserId user, boolean active) {
        return accounts.setActive(user, active);
    }

    /// Stops the threads that hash passwords and decode pictures. Logins and uploads in progress fail.
    @Override
    public void close() {
        poller.close();
        passwords.close();
        avatarDecoder.close();
    }
}
