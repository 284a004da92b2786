package dev.parlor.users.sessions;

import dev.parlor.identity.Principal;
import dev.parlor.identity.UserId;
import dev.parlor.store.Database;
import dev.parlor.users.RandomId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/// Tickets for sockets, so that no token stands in a URL (contract §2.1): each works once, within [#LIFETIME], on
/// any node. They are rows, and whoever deletes one has it. Nodes whose clocks differ agree on when one expires: it
/// is
/// the database's clock that counts.
///
/// Thread-safe; blocks on the database.
public final class SocketTickets {
    public static final Duration LIFETIME = Duration.ofSeconds(30);

    private final Database database;
    private final TicketStore store = new TicketStore();
    private final InstantSource clock;

    public SocketTickets(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// What a ticket stands for.
    record TicketHolder(UserId user, String session) {}

    /// A new ticket for a socket of this session; empty when it has just ended.
    public Optional<String> issue(Principal principal) {
        var ticket = RandomId.next();
        var holder = new TicketHolder(new UserId(principal.userId()), principal.sessionId());
        boolean issued = database.write(tx -> {
            var now = database.now(tx, clock);
            // The session first: a log-out takes it and then its tickets, and the two must not wait for each other.
            var lives = store.insert(tx, digest(ticket), holder, now.plus(LIFETIME));
            store.clean(tx, now);
            return lives;
        });
        return issued ? Optional.of(ticket) : Optional.empty();
    }

    /// Takes a ticket; empty when there is none such, or no more.
    public Optional<TicketHolder> redeem(String ticket) {
        return database.write(tx -> store.take(tx, digest(ticket), database.now(tx, clock)));
    }

    private static String digest(String ticket) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(ticket.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
