package dev.parlor.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.identity.Principal;
import dev.parlor.store.Database;
import dev.parlor.store.Databases;
import dev.parlor.testkit.Engine;
import dev.parlor.users.login.RegistrationForm;
import dev.parlor.users.sessions.ClientDevice;
import dev.parlor.users.sessions.SessionStore;
import dev.parlor.users.sessions.SocketTickets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/// Two nodes with one database, whose clocks differ.
class TicketClocksTest {
    @Test
    void agreeOnTicketsWhenOneClockIsBehind() {
        var address = Engine.POSTGRESQL.freshAddress();
        try (var database = Databases.open(address);
                var other = Databases.open(address)) {
            var behind =
                    new SocketTickets(database, InstantSource.offset(InstantSource.system(), Duration.ofSeconds(-40)));
            var right = new SocketTickets(other, InstantSource.system());
            var ahead = new SocketTickets(other, InstantSource.offset(InstantSource.system(), Duration.ofHours(1)));
            var caller = caller(database);

            assertThat(right.redeem(behind.issue(caller).orElseThrow())).isPresent();
            assertThat(behind.redeem(right.issue(caller).orElseThrow())).isPresent();
            var kept = behind.issue(caller).orElseThrow();
            // Whoever issues one cleans up what has expired.
            assertThat(ahead.issue(caller)).isPresent();
            assertThat(ahead.redeem(kept)).isPresent();

            var late = behind.issue(caller).orElseThrow();
            database.write(tx -> tx.handle()
                    .execute(
                            "UPDATE socket_tickets SET expires_at = expires_at - ?",
                            SocketTickets.LIFETIME.toMillis()));
            assertThat(behind.redeem(late)).isEmpty();
        }
    }

    private static Principal caller(Database database) {
        var person =
                new RegistrationForm(EmailAddress.parse("alice@example.com").orElseThrow(), "Alice", "A", "");
        return database.write(tx -> {
            var now = Instant.now();
            var user = new UserStore().insert(tx, person, "no hash", now).orElseThrow();
            new SessionStore()
                    .insert(tx, "session", user, ClientDevice.UNKNOWN, "refresh", now, now.plus(Duration.ofDays(1)));
            return new Principal(user.value(), "session", Instant.MAX);
        });
    }

    @Test
    void goesByTheClockOfTheOnlyNode() {
        try (var database = Databases.open(Engine.SQLITE.freshAddress())) {
            var now = Instant.now();
            var caller = caller(database);
            var ticket = new SocketTickets(database, InstantSource.fixed(now))
                    .issue(caller)
                    .orElseThrow();
            var later = new SocketTickets(database, InstantSource.fixed(now.plus(SocketTickets.LIFETIME)));
            assertThat(later.redeem(ticket)).isEmpty();
            assertThat(new SocketTickets(database, InstantSource.fixed(now)).redeem(ticket))
                    .isPresent();
        }
    }
}
