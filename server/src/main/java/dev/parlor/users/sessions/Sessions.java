package dev.parlor.users.sessions;

import dev.parlor.identity.Authenticator.DenialReason;
import dev.parlor.identity.Principal;
import dev.parlor.identity.UserId;
import dev.parlor.realtime.Frame;
import dev.parlor.realtime.channel.Broadcast;
import dev.parlor.realtime.channel.ChannelLayer;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.store.Database;
import dev.parlor.store.Tx;
import dev.parlor.users.RandomId;
import dev.parlor.users.UserSettings;
import dev.parlor.users.UserStore;
import dev.parlor.users.operators.OperatorChanges;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Logins that last: each is a row, so that ending it ends all its tokens at once and closes its sockets.
public final class Sessions {
    private static final Duration NO_END = Duration.ofDays(36_500);

    /// The most of one account: all of them can be listed.
    static final int MOST = 100;

    private static final Broadcast CHANGED = Broadcast.toAll(Frame.of(new SessionsChanged("sessions_changed")));

    private final Database database;
    private final SessionStore store = new SessionStore();
    private final OperatorChanges changes = new OperatorChanges();
    private final SessionCache sessionCache;
    private final TokenSigner tokens;
    private final ChannelLayer channels;
    private final UserSettings settings;
    private final InstantSource clock;

    public Sessions(
            Database database,
            SessionCache sessionCache,
            TokenSigner tokens,
            ChannelLayer channels,
            UserSettings settings,
            InstantSource clock) {
        this.database = database;
        this.sessionCache = sessionCache;
        this.tokens = tokens;
        this.channels = channels;
        this.settings = settings;
        this.clock = clock;
        channels.recall(Topic.TopicKind.SESSION, new SessionBackfill(database, store, clock));
    }

    private record SessionsChanged(String type) {}

    /// What became of a refresh.
    public sealed interface RefreshResult {
        record SessionRenewed(TokenPair pair) implements RefreshResult {}

        record RefreshDenied(DenialReason reason) implements RefreshResult {}
    }

    /// Begins a session, in the transaction that let its user in. Beyond [#MOST], the one that would expire first
    /// ends; not in demo accounts, where it is somebody else's.
    public TokenPair open(Tx tx, UserId user, ClientDevice device) {
        tellDevices(tx, user);
        return open(tx, user, device, settings.refreshLifetime(), settings.sessionLifetime());
    }

    /// Begins the only session that a guest will have: it has no absolute end, because a guest can't log in again.
    public TokenPair openGuest(Tx tx, UserId guest, ClientDevice device) {
        return open(tx, guest, device, settings.guestLifetime(), NO_END);
    }

    private TokenPair open(Tx tx, UserId user, ClientDevice device, Duration lifetime, Duration longest) {
        var now = clock.instant();
        var session = RandomId.next();
        var ends = earlier(now.plus(lifetime), now.plus(longest));
        var refresh = claims(TokenType.REFRESH, user, session, ends);
        store.clean(tx, now);
        if (UserStore.counted(tx, user)) {
            store.deleteBeyond(tx, user, MOST - 1).forEach(oldest -> tell(tx, user, oldest));
        }
        store.insert(tx, session, user, device, refresh.id(), now, refresh.expires());
        return pair(refresh, now);
    }

    /// Makes new tokens for the session of a refresh token. The old one stays usable (contract §2.1), unless
    /// rotation is strict: then it works once, and a second use means that somebody has stolen it, and ends the
    /// session.
    public RefreshResult refresh(String token, ClientDevice device) {
        var read = read(token, TokenType.REFRESH);
        if (read.isEmpty()) {
            return new RefreshResult.RefreshDenied(DenialReason.TOKEN_NOT_VALID);
        }
        return database.write(tx -> refresh(tx, read.get(), device));
    }

    /// Ends the session of a refresh token. False when there is none any more.
    public boolean end(String token) {
        var read = read(token, TokenType.REFRESH);
        return read.filter(claims -> end(claims.user(), claims.session())).isPresent();
    }

    /// Ends a session of a user. False when there is none any more.
    public boolean end(UserId user, String session) {
        return database.write(tx -> end(tx, user, session));
    }

    /// The sessions of a user that have not ended: the caller's own first, then those used last.
    List<SessionDetails> of(Principal caller) {
        var now = clock.instant();
        return database.read(
                handle -> store.listed(handle, new UserId(caller.userId()), caller.sessionId(), now, MOST));
    }

    /// Ends all sessions of a user but the caller's own.
    public void endOthers(Principal caller) {
        database.write(tx -> {
            endOthers(tx, new UserId(caller.userId()), caller.sessionId());
            return null;
        });
    }

    /// Ends all sessions of a user but one.
    ///
    /// @param keep `""` to keep none
    public void endOthers(Tx tx, UserId user, String keep) {
        var ended = store.deleteOthers(tx, user, keep);
        ended.forEach(session -> tell(tx, user, session));
        if (!ended.isEmpty()) {
            tellDevices(tx, user);
        }
    }

    /// Whether a token of either type is genuine and its session alive.
    public boolean verify(String token) {
        return tokens.read(token)
                .filter(claims -> sessionCache.alive(claims.user(), claims.session()))
                .isPresent();
    }

    private RefreshResult refresh(Tx tx, TokenClaims token, ClientDevice device) {
        var account = store.account(tx.handle(), token.user());
        if (account.isEmpty()) {
            return new RefreshResult.RefreshDenied(DenialReason.USER_NOT_FOUND);
        } else if (!account.get().active()) {
            return new RefreshResult.RefreshDenied(DenialReason.USER_INACTIVE);
        }
        var now = clock.instant();
        var guest = account.get().guest();
        var lifetime = guest ? settings.guestLifetime() : settings.refreshLifetime();
        var longest = guest ? NO_END : settings.sessionLifetime();
        var newest = now.plus(lifetime);
        var presented = settings.strictRotation() ? Optional.of(token.id()) : Optional.<String>empty();
        var refreshId = RandomId.next();
        var ends = store.extend(tx, token, presented, refreshId, now, newest, longest);
        if (ends.isEmpty()) {
            end(tx, token.user(), token.session());
            return new RefreshResult.RefreshDenied(DenialReason.TOKEN_NOT_VALID);
        }
        store.use(tx, token.session(), account.get().demo() ? ClientDevice.UNKNOWN : device, now);
        var next = new TokenClaims(
                TokenType.REFRESH, token.user(), token.session(), refreshId, earlier(newest, ends.get()));
        tx.afterCommit(() -> sessionCache.forget(token.session()));
        return new RefreshResult.SessionRenewed(pair(next, now));
    }

    private boolean end(Tx tx, UserId user, String session) {
        var ended = store.delete(tx, session, user);
        if (ended) {
            tell(tx, user, session);
            tellDevices(tx, user);
        }
        return ended;
    }

    /// Has the user's devices list the sessions again. Not kept: a client lists them on each connection.
    private void tellDevices(Tx tx, UserId user) {
        tx.afterCommit(() -> channels.publish(Topics.user(user.value()), CHANGED));
    }

    /// Of many nodes each also finds it written down, within a second: a log-out must not wait until Redis is back.
    private void tell(Tx tx, UserId user, String session) {
        if (database.shared()) {
            changes.add(tx, user, Optional.of(session), clock.instant());
        }
        tx.afterCommit(() -> {
            sessionCache.forget(session);
            channels.publish(Topics.session(session), SessionBackfill.ENDED);
        });
    }

    private Optional<TokenClaims> read(String token, TokenType type) {
        return tokens.read(token).filter(claims -> claims.type() == type);
    }

    private TokenPair pair(TokenClaims refresh, Instant now) {
        var expires = earlier(now.plus(settings.accessLifetime()), refresh.expires());
        var access = claims(TokenType.ACCESS, refresh.user(), refresh.session(), expires);
        return new TokenPair(tokens.sign(access), tokens.sign(refresh));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static TokenClaims claims(TokenType type, UserId user, String session, Instant expires) {
        return new TokenClaims(type, user, session, RandomId.next(), expires);
    }
}
