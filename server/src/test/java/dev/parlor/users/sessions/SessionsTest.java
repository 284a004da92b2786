package dev.parlor.users.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.identity.Authenticator.AuthenticationResult;
import dev.parlor.identity.Authenticator.DenialReason;
import dev.parlor.identity.Principal;
import dev.parlor.identity.UserId;
import dev.parlor.realtime.channel.MemoryChannelLayer;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestConnection;
import dev.parlor.testkit.TestDatabase;
import dev.parlor.users.AccountCache;
import dev.parlor.users.EmailAddress;
import dev.parlor.users.ProfileChanges;
import dev.parlor.users.UserSettings;
import dev.parlor.users.UsersNode;
import dev.parlor.users.guests.GuestStore;
import dev.parlor.users.login.Accounts;
import dev.parlor.users.login.RegistrationForm;
import dev.parlor.users.passwords.PasswordHasher;
import dev.parlor.users.privacy.AccountDataSources;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnBothEngines
class SessionsTest {
    private static final ClientDevice DEVICE = new ClientDevice("a browser", "192.0.2.1");

    private final TestDatabase database;
    private final PasswordHasher passwords = new PasswordHasher(UsersNode.CHEAP);
    private Instant now = Instant.parse("2026-01-02T03:04:05.678Z");
    private final InstantSource clock = () -> now;
    private final TokenSigner tokens = new TokenSigner(UsersNode.KEY, clock);
    private final MemoryChannelLayer channels = new MemoryChannelLayer();
    private final SessionCache sessionCache;
    private final SessionAuthenticator authenticator;
    private final Sessions sessions;
    private final UserId alice;

    SessionsTest(TestDatabase database) {
        this.database = database;
        sessionCache = new SessionCache(database, clock);
        authenticator = new SessionAuthenticator(
                new VerifiedTokens(tokens, clock), new SocketTickets(database, clock), sessionCache);
        sessions = sessions(false);
        var person = new RegistrationForm(
                EmailAddress.parse(UsersNode.freshEmail()).orElseThrow(), "Alice", "A", "correct horse");
        alice = new Accounts(
                        database,
                        new ProfileChanges(database, new AccountCache(database), () -> AccountDataSources.NONE),
                        passwords,
                        sessions,
                        clock)
                .register(person, "192.0.2.1")
                .orElseThrow()
                .id();
    }

    @AfterEach
    void stop() {
        database.write(tx -> {
            sessions.endOthers(tx, alice, "");
            return true;
        });
        passwords.close();
    }

    private Sessions sessions(boolean strict) {
        return new Sessions(database, sessionCache, tokens, channels, UsersNode.cheap(strict), clock);
    }

    private TokenPair open() {
        return database.write(tx -> sessions.open(tx, alice, DEVICE));
    }

    @Test
    void letsAnAccessTokenInUntilItExpires() {
        var pair = open();
        assertThat(authenticator.authenticate(pair.access())).isInstanceOf(AuthenticationResult.AccessGranted.class);
        pass(Duration.ofMinutes(19));
        assertThat(authenticator.authenticate(pair.access())).isInstanceOf(AuthenticationResult.AccessGranted.class);
        pass(Duration.ofMinutes(1));
        assertThat(authenticator.authenticate(pair.access()))
                .isEqualTo(new AuthenticationResult.AccessDenied(DenialReason.TOKEN_NOT_VALID));
    }

    @Test
    void goesOnWithEachRefresh() {
        var pair = open();
        var principal = principal(pair);
        pass(Duration.ofHours(23));
        var renewed = renewed(pair.refresh());
        assertThat(authenticator.sessionExpiry(principal)).contains(now.plus(Duration.ofDays(1)));
        assertThat(principal(renewed).sessionExpires()).isEqualTo(now.plus(Duration.ofDays(1)));
        pass(Duration.ofHours(2));
        assertThat(sessions.refresh(pair.refresh(), DEVICE)).isInstanceOf(Sessions.RefreshResult.RefreshDenied.class);
        assertThat(sessions.refresh(renewed.refresh(), DEVICE))
                .isInstanceOf(Sessions.RefreshResult.SessionRenewed.class);
    }

    @Test
    void endsInTheEndHoweverOftenItIsRefreshed() {
        var ends = now.plus(UserSettings.DEFAULTS.sessionLifetime());
        var pair = open();
        while (now.plus(Duration.ofHours(23)).isBefore(ends)) {
            pass(Duration.ofHours(23));
            pair = renewed(pair.refresh());
        }
        var principal = principal(pair);
        assertThat(authenticator.sessionExpiry(principal)).contains(ends);
        assertThat(tokens.read(pair.refresh()).orElseThrow().expires()).isEqualTo(ends.truncatedTo(ChronoUnit.SECONDS));
        now = ends.minusSeconds(60);
        pair = renewed(pair.refresh());
        assertThat(tokens.read(pair.access()).orElseThrow().expires()).isEqualTo(ends.truncatedTo(ChronoUnit.SECONDS));
        now = ends;
        assertThat(sessions.refresh(pair.refresh(), DEVICE))
                .isEqualTo(new Sessions.RefreshResult.RefreshDenied(DenialReason.TOKEN_NOT_VALID));
        assertThat(authenticator.sessionExpiry(principal)).isEmpty();
    }

    @Test
    void endsWithARefreshWhenItIsOlderThanItMayBeByNow() {
        var pair = open();
        pass(Duration.ofHours(23));
        database.write(tx -> tx.handle()
                .execute(
                        "UPDATE sessions SET created_at = ? WHERE user_id = ?",
                        now.minus(UserSettings.DEFAULTS.sessionLifetime()).toEpochMilli(),
                        alice.value()));
        assertThat(sessions.refresh(pair.refresh(), DEVICE))
                .isEqualTo(new Sessions.RefreshResult.RefreshDenied(DenialReason.TOKEN_NOT_VALID));
        assertThat(rows()).isZero();
    }

    @Test
    void keepsAGuestWhoComesBackInTime() {
        var guest = database.write(tx -> new GuestStore().insert(tx, "Quick Otter", "Guest", now));
        var pair = database.write(tx -> sessions.openGuest(tx, guest, DEVICE));
        for (var each = 0; each < 5; each++) {
            pass(Duration.ofDays(29));
            pair = renewed(pair.refresh());
        }
        var ends = now.plus(UserSettings.DEFAULTS.guestLifetime());
        assertThat(authenticator.sessionExpiry(principal(pair))).contains(ends);
    }

    @Test
    void endsByItselfWithoutRefresh() {
        var pair = open();
        var principal = principal(pair);
        assertThat(authenticator.sessionExpiry(principal)).contains(now.plus(Duration.ofDays(1)));
        pass(Duration.ofDays(1));
        assertThat(authenticator.sessionExpiry(principal)).isEmpty();
    }

    @Test
    void forgetsSessionsThatAreOver() {
        for (var each = 0; each < 5; each++) {
            open();
        }
        assertThat(rows()).isEqualTo(5);
        pass(Duration.ofDays(2));
        open();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void endsTheSessionThatWouldExpireFirstWhenOneTooManyBegins() {
        var first = open();
        pass(Duration.ofMinutes(1));
        var second = open();
        var socket = TestConnection.of(alice.value());
        channels.join(Topics.session(principal(first).sessionId()), socket, () -> 0L);
        pass(Duration.ofMinutes(1));
        for (var number = 2; number < Sessions.MOST; number++) {
            open();
        }
        assertThat(authenticator.authenticate(first.access())).isInstanceOf(AuthenticationResult.AccessGranted.class);
        open();
        assertThat(rows()).isEqualTo(Sessions.MOST);
        assertThat(authenticator.authenticate(first.access()))
                .isEqualTo(new AuthenticationResult.AccessDenied(DenialReason.TOKEN_NOT_VALID));
        assertThat(socket.closed()).map(TestConnection.Closed::code).contains(SessionBackfill.ENDED.code());
        assertThat(authenticator.authenticate(second.access())).isInstanceOf(AuthenticationResult.AccessGranted.class);
    }

    @Test
    void keepsNoMoreSessionsWhenManyBeginAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var opened : threads.invokeAll(Collections.nCopies(Sessions.MOST + 12, this::open))) {
                opened.get();
            }
        }
        assertThat(rows()).isEqualTo(Sessions.MOST);
    }

    @Test
    void endsNoSessionOfADemoAccountForAnother() {
        database.write(tx -> tx.handle().execute("UPDATE users SET is_demo = 1 WHERE id = ?", alice.value()));
        for (var number = 0; number <= Sessions.MOST; number++) {
            open();
        }
        assertThat(rows()).isEqualTo(Sessions.MOST + 1);
    }

    @Test
    void endsASessionWhoseRefreshTokenComesTwiceWhenThatIsStrict() {
        var strict = sessions(true);
        var first = open();
        var renewed = (Sessions.RefreshResult.SessionRenewed) strict.refresh(first.refresh(), DEVICE);
        assertThat(authenticator.authenticate(renewed.pair().access()))
                .isInstanceOf(AuthenticationResult.AccessGranted.class);
        assertThat(strict.refresh(first.refresh(), DEVICE))
                .isEqualTo(new Sessions.RefreshResult.RefreshDenied(DenialReason.TOKEN_NOT_VALID));
        assertThat(authenticator.authenticate(renewed.pair().access()))
                .isEqualTo(new AuthenticationResult.AccessDenied(DenialReason.TOKEN_NOT_VALID));
        assertThat(strict.refresh(renewed.pair().refresh(), DEVICE))
                .isEqualTo(new Sessions.RefreshResult.RefreshDenied(DenialReason.TOKEN_NOT_VALID));
    }

    @Test
    void tellsAtOnceThatASessionHasEnded() {
        var pair = open();
        var principal = principal(pair);
        assertThat(sessions.end(pair.refresh())).isTrue();
        assertThat(sessions.end(pair.refresh())).isFalse();
        assertThat(authenticator.authenticate(pair.access()))
                .isEqualTo(new AuthenticationResult.AccessDenied(DenialReason.TOKEN_NOT_VALID));
        assertThat(authenticator.sessionExpiry(principal)).isEmpty();
    }

    @Test
    void believesNoTokenOfSomebodyElsesSession() {
        var session = tokens.read(open().access()).orElseThrow().session();
        var forged =
                new TokenClaims(TokenType.ACCESS, new UserId(alice.value() + 1), session, "x", now.plusSeconds(60));
        assertThat(authenticator.authenticate(tokens.sign(forged)))
                .isInstanceOf(AuthenticationResult.AccessDenied.class);
    }

    private Principal principal(TokenPair pair) {
        return ((AuthenticationResult.AccessGranted) authenticator.authenticate(pair.access())).principal();
    }

    private TokenPair renewed(String refresh) {
        return ((Sessions.RefreshResult.SessionRenewed) sessions.refresh(refresh, DEVICE)).pair();
    }

    private long rows() {
        return database.read(handle -> handle.select("SELECT COUNT(*) FROM sessions WHERE user_id = ?", alice.value())
                .mapTo(Long.class)
                .one());
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
