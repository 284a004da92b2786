package dev.parlor.chat.lobby;

import dev.parlor.chat.MessageRates;
import dev.parlor.chat.MessageText;
import dev.parlor.game.GameSummary;
import dev.parlor.identity.UserId;
import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.Connection;
import dev.parlor.realtime.Epoch;
import dev.parlor.realtime.channel.Backfill;
import dev.parlor.realtime.channel.Broadcast;
import dev.parlor.realtime.channel.ChannelLayer;
import dev.parlor.realtime.channel.Roster;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.realtime.channel.TopicLocks;
import dev.parlor.realtime.command.CommandReply;
import dev.parlor.store.Database;
import dev.parlor.store.Tx;
import dev.parlor.users.Users;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Lobbies: who is present, the messages, and the start of a game.
///
/// All changes in a lobby happen under its topic lock: a newcomer gets the history and then every later
/// message, in one order. Thread-safe; blocks.
final class Lobbies implements Backfill {
    /// The maximum length of a message in characters (contract §3.4).
    static final int LONGEST = 250;

    private static final Broadcast.CloseRequest CLOSED =
            new Broadcast.CloseRequest(CloseCode.NOT_FOUND, "No such game.");

    private final Database database;
    private final LobbyStore store;
    private final LobbyGames games;
    private final LobbyModule.LobbyUsers players;
    private final LobbyServices services;
    private final MessageRates rates;
    private final InstantSource clock;

    Lobbies(
            Database database,
            LobbyStore store,
            LobbyGames games,
            LobbyModule.LobbyUsers players,
            LobbyServices services,
            MessageRates rates,
            InstantSource clock) {
        this.database = database;
        this.store = store;
        this.games = games;
        this.players = players;
        this.services = services;
        this.rates = rates;
        this.clock = clock;
    }

    /// The realtime services that lobbies use.
    record LobbyServices(ChannelLayer layer, TopicLocks order, Epoch epoch, Roster<LobbyPlayer> roster) {}

    /// Admits a socket, or closes it when its user may not enter the lobby.
    void enter(Lobby lobby, Connection connection) {
        if (admits(lobby, connection)) {
            try (var _ = services.order().hold(lobby.topic())) {
                var said = new ArrayList<LobbyStore.LobbyRow>();
                services.layer().join(lobby.topic(), connection, () -> {
                    said.addAll(database.read(handle -> store.history(handle, lobby)));
                    return said.isEmpty() ? 0 : said.getLast().number();
                });
                // Checked again, because the game may have been removed before this socket was subscribed.
                if (admits(lobby, connection)) {
                    greet(lobby, connection, said);
                }
            }
        }
    }

    void leave(Lobby lobby, Connection connection) {
        services.roster().leave(lobby.topic(), connection);
    }

    /// Stores and broadcasts a message.
    ///
    /// @param clientId the message id that the sender's client chose; a resent message with the same id is
    ///     not stored again
    CommandReply say(Lobby lobby, UserId sender, MessageText text, Optional<String> clientId) {
        return rates.lobbyObjection(sender).orElseGet(() -> admitted(lobby, sender, text, clientId));
    }

    private CommandReply admitted(Lobby lobby, UserId sender, MessageText text, Optional<String> clientId) {
        var name = name(sender);
        try (var _ = services.order().hold(lobby.topic())) {
            return database.write(tx -> keep(tx, lobby, sender, name, text, clientId));
        }
    }

    /// Sets whether a user is ready, and shows it to everyone. Reset when the user's last socket leaves or a
    /// game starts.
    CommandReply ready(Lobby lobby, Connection connection, boolean ready) {
        var user = user(connection).value();
        services.roster()
                .find(lobby.topic(), user)
                .ifPresent(player -> services.roster().change(lobby.topic(), user, player.withReady(ready)));
        return CommandReply.DONE;
    }

    /// Starts the lobby's game. If two users start it at once, the second only receives the id of the game.
    CommandReply start(Lobby lobby, Connection connection) {
        try (var _ = services.order().hold(lobby.topic())) {
            var present = services.roster().in(lobby.topic()).stream()
                    .map(player -> new UserId(player.id()))
                    .toList();
            return present.size() == 2 ? start(lobby, connection, present) : LobbyGames.NOT_TWO;
        }
    }

    private CommandReply start(Lobby lobby, Connection connection, List<UserId> present) {
        var start = database.write(tx -> {
            store.use(tx, lobby, now());
            var outcome = games.start(tx, lobby, present);
            if (outcome instanceof LobbyGames.LobbyStart.GameStarted(var game, var news)) {
                var told = started(tx.handle(), game);
                tx.afterCommit(news ? () -> begin(lobby, told) : () -> connection.offer(LobbyFrames.started(game)));
            } else {
                store.forgetUnused(tx, lobby);
            }
            return outcome;
        });
        return switch (start) {
            case LobbyGames.LobbyStart.StartRefused(var why) -> why;
            case LobbyGames.LobbyStart.GameStarted _ -> CommandReply.DONE;
        };
    }

    /// Announces the game, and resets the ready state of everyone still present for the next game.
    private void begin(Lobby lobby, Broadcast told) {
        services.layer().publish(lobby.topic(), told);
        services.roster().in(lobby.topic()).stream()
                .filter(LobbyPlayer::ready)
                .forEach(player -> services.roster().change(lobby.topic(), player.id(), player.withReady(false)));
    }

    private boolean admits(Lobby lobby, Connection connection) {
        if (!lobby.ofGame()) {
            return true;
        }
        var game = games.own(lobby);
        if (game.isEmpty() || database.read(handle -> games.closed(handle, lobby, user(connection)))) {
            connection.close(CLOSED.code(), CLOSED.reason());
            return false;
        } else if (!game.get().seats(user(connection))) {
            connection.close(CloseCode.FORBIDDEN, "Only the players of this game may be in its lobby.");
            return false;
        }
        return true;
    }

    private void greet(Lobby lobby, Connection connection, List<LobbyStore.LobbyRow> said) {
        var user = user(connection);
        var apart = database.read(handle -> players.blocks().with(handle, user));
        var ready = services.roster()
                .find(lobby.topic(), user.value())
                .filter(LobbyPlayer::ready)
                .isPresent();
        var newcomer = new LobbyPlayer(user.value(), name(user), ready);
        connection.offer(LobbyFrames.welcome(newcomer));
        services.roster().enter(lobby.topic(), connection, newcomer, values(apart));
        var heard = said.stream().filter(row -> !apart.contains(row.sender())).toList();
        connection.offer(LobbyFrames.history(shown(heard), services.epoch()));
        running(lobby)
                .filter(game -> Collections.disjoint(apart, game.players()))
                .ifPresent(game -> connection.offer(LobbyFrames.started(game)));
    }

    /// The announcement of a started game, hidden from users with a block between them and one of its
    /// players.
    private Broadcast started(Handle handle, GameSummary game) {
        var apart = new HashSet<Long>();
        game.players().forEach(player -> apart.addAll(values(players.blocks().with(handle, player))));
        return Broadcast.toAll(LobbyFrames.started(game)).hiddenFrom(apart);
    }

    private static Set<Long> values(Set<UserId> ids) {
        return ids.stream().map(UserId::value).collect(Collectors.toSet());
    }

    private Optional<GameSummary> running(Lobby lobby) {
        return database.read(handle -> store.game(handle, lobby)).flatMap(games::running);
    }

    private List<LobbyMessage> shown(List<LobbyStore.LobbyRow> rows) {
        var names = players.users()
                .names(rows.stream().map(LobbyStore.LobbyRow::sender).collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> message(row, names.getOrDefault(row.sender(), Users.DELETED)))
                .toList();
    }

    /// The stored messages of a lobby after a number.
    @Override
    public List<Broadcast.NumberedMessage> after(Topic topic, long number) {
        var rows = database.read(handle -> store.history(handle, new Lobby(topic.key()))).stream()
                .filter(row -> row.number() > number)
                .toList();
        var messages = shown(rows);
        var apart = apart(rows);
        var all = new ArrayList<Broadcast.NumberedMessage>();
        for (var i = 0; i < rows.size(); i++) {
            var before = i == 0 ? number : rows.get(i - 1).number();
            all.add(Broadcast.toAll(LobbyFrames.message(messages.get(i)))
                    .hiddenFrom(apart.get(rows.get(i).sender()))
                    .numbered(rows.get(i).number(), before));
        }
        return all;
    }

    /// For each of these senders, the users from whom their messages are hidden.
    private Map<UserId, Set<Long>> apart(List<LobbyStore.LobbyRow> rows) {
        var senders = rows.stream().map(LobbyStore.LobbyRow::sender).collect(Collectors.toSet());
        return database.read(handle -> senders.stream()
                .collect(Collectors.toMap(
                        sender -> sender, sender -> values(players.blocks().with(handle, sender)))));
    }

    /// The closing of the lobby, or the game that was started in it.
    @Override
    public List<Broadcast> standing(Topic topic) {
        var lobby = new Lobby(topic.key());
        if (lobby.ofGame() && closed(lobby)) {
            return List.of(CLOSED);
        }
        return running(lobby).map(game -> database.read(handle -> started(handle, game))).stream()
                .toList();
    }

    /// Whether the game no longer exists, or a block stands between its two players.
    private boolean closed(Lobby lobby) {
        var seated = games.own(lobby).map(GameSummary::players).orElse(List.of());
        return seated.isEmpty() || database.read(handle -> games.closed(handle, lobby, seated.getFirst()));
    }

    private CommandReply keep(
            Tx tx, Lobby lobby, UserId sender, String name, MessageText text, Optional<String> clientId) {
        if (games.closed(tx.handle(), lobby, sender)) {
            return LobbyGames.NO_MORE;
        }
        var now = now();
        // Before the duplicate check, because the same message may arrive at another node at the same time.
        store.use(tx, lobby, now);
        var forgotten = now.minus(MessageText.REPEATED);
        var repeated = clientId.flatMap(id -> store.named(tx.handle(), sender, id, forgotten));
        if (repeated.isPresent()) {
            var same = repeated.get().lobby().equals(lobby.name())
                    && repeated.get().content().equals(text.text());
            return same ? CommandReply.DONE : CommandReply.ID_REUSED;
        }
        clientId.ifPresent(id -> store.forgetName(tx, sender, id, forgotten));
        var before = store.last(tx.handle(), lobby);
        // Empty when the same client id was used at this moment for a message in another lobby.
        var kept = store.insert(tx, lobby, sender, text, clientId, now);
        var apart = players.blocks().with(tx.handle(), sender);
        kept.ifPresent(row -> {
            var told = Broadcast.toAll(LobbyFrames.message(message(row, name)))
                    .hiddenFrom(values(apart))
                    .numbered(row.number(), before);
            tx.afterCommit(() -> services.layer().publish(lobby.topic(), told));
        });
        return kept.isPresent() ? CommandReply.DONE : CommandReply.ID_REUSED;
    }

    private static LobbyMessage message(LobbyStore.LobbyRow row, String sender) {
        return new LobbyMessage(row.id(), sender, row.sender().value(), row.content(), row.at());
    }

    private String name(UserId user) {
        return players.users().names(List.of(user)).getOrDefault(user, Users.DELETED);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static UserId user(Connection connection) {
        return new UserId(connection.principal().userId());
    }
}
