package dev.parlor.users.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parlor.identity.Authenticator.AuthenticationResult;
import dev.parlor.identity.Authenticator.DenialReason;
import dev.parlor.identity.Principal;
import dev.parlor.identity.UserId;
import dev.parlor.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// How sessions stand: alive, or why not. Asked with every request, so the living ones are remembered; whoever ends
/// or changes a session calls [#forget] after the commit.
///
/// A database that other nodes write to as well is asked again after half a second: a session that ended elsewhere
/// has to be over here within one (contract §2.1).
///
/// Thread-safe; may block on the database.
public final class SessionCache {
    private static final int MOST = 10_000;
    private static final Duration TRUSTED_WHEN_SHARED = Duration.ofMillis(500);
    private static final Duration TRUSTED_ALONE = Duration.ofMinutes(10);

    private final Cache<String, AuthenticationResult.AccessGranted> alive;
    private final Database database;
    private final SessionStore store = new SessionStore();
    private final InstantSource clock;

    public SessionCache(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.alive = Caffeine.newBuilder()
                // A small table has few locks, and who comes with a crowd would wait for the look-ups of others.
                .initialCapacity(MOST)
                .maximumSize(MOST)
                .expireAfterWrite(database.shared() ? TRUSTED_WHEN_SHARED : TRUSTED_ALONE)
                .build();
    }

    /// How the session of a genuine token stands.
    AuthenticationResult of(UserId user, String session) {
        var known = alive.getIfPresent(session);
        if (known == null) {
            return load(user, session);
        }
        if (clock.instant().isBefore(known.principal().sessionExpires())) {
            return known;
        }
        alive.invalidate(session);
        return load(user, session);
    }

    /// Whether the session of a genuine token lives.
    boolean alive(UserId user, String session) {
        return of(user, session) instanceof AuthenticationResult.AccessGranted;
    }

    /// When a session ends, or empty when it has: as the database has it now.
    Optional<Instant> expiry(Principal principal) {
        return switch (ask(new UserId(principal.userId()), principal.sessionId())) {
            case AuthenticationResult.AccessGranted(Principal now) -> Optional.of(now.sessionExpires());
            case AuthenticationResult.AccessDenied denied -> Optional.empty();
        };
    }

    /// To be called after every commit that ended or changed a session, or its account.
    public void forget(String session) {
        alive.invalidate(session);
    }

    /// The cache loads and forgets one entry at a time: what was read before a commit can't come in after its
    /// forgetting.
    private AuthenticationResult load(UserId user, String session) {
        var denied = new AuthenticationResult[1];
        var granted = alive.get(session, id -> switch (ask(user, id)) {
            case AuthenticationResult.AccessGranted good -> good;
            case AuthenticationResult.AccessDenied bad -> {
                denied[0] = bad;
                yield null;
            }
        });
        return granted == null ? denied[0] : granted;
    }

    private AuthenticationResult ask(UserId user, String session) {
        var row = database.read(handle -> store.find(handle, user, session));
        if (row.isEmpty()) {
            return new AuthenticationResult.AccessDenied(DenialReason.USER_NOT_FOUND);
        } else if (!row.get().active()) {
            return new AuthenticationResult.AccessDenied(DenialReason.USER_INACTIVE);
        }
        return row.get()
                .expires()
                .filter(expires -> clock.instant().isBefore(expires))
                .<AuthenticationResult>map(expires -> new AuthenticationResult.AccessGranted(
                        new Principal(user.value(), session, expires, row.get().demo())))
                .orElseGet(() -> new AuthenticationResult.AccessDenied(DenialReason.TOKEN_NOT_VALID));
    }
}
