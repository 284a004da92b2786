package dev.parlor.chat.lobby;

import dev.parlor.chat.MessageRates;
import dev.parlor.game.GameSetup;
import dev.parlor.identity.UserId;
import dev.parlor.limits.NamedLimit;
import dev.parlor.realtime.RealtimeServices;
import dev.parlor.realtime.SocketRoute;
import dev.parlor.realtime.channel.Roster;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.realtime.command.CommandProcessor;
import dev.parlor.schedule.Housekeeping;
import dev.parlor.store.Database;
import dev.parlor.store.Tx;
import dev.parlor.users.BlockRule;
import dev.parlor.users.Users;
import dev.parlor.users.privacy.AccountDataSource;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;

/// Assembles lobbies and exposes them to the server's startup code.
public final class LobbyModule {
    private static final Pattern PATH = Pattern.compile("/ws/chat/lobby/" + Lobby.NAME);

    private final Housekeeping retention;
    private final SocketRoute socket;
    private final AccountDataSource part;
    private final MessageRates rates;
    private final Roster<LobbyPlayer> roster;

    public LobbyModule(
            Database database, LobbyUsers players, RealtimeServices realtime, MessageRates rates, InstantSource clock) {
        this.rates = rates;
        var store = new LobbyStore();
        roster = new Roster<>(Topic.TopicKind.LOBBY, LobbyPlayer.class, realtime.layer(), realtime.later(), clock);
        var lobbies = new Lobbies(
                database,
                store,
                new LobbyGames(players.tables(), store),
                players,
                new Lobbies.LobbyServices(realtime.layer(), realtime.order(), realtime.epoch(), roster),
                rates,
                clock);
        realtime.layer().recall(Topic.TopicKind.LOBBY, lobbies);
        part = new LobbyAccountData(database, store);
        var commands = new CommandProcessor<>(LobbyCommand.class, realtime.repeats());
        retention = new Housekeeping(
                realtime.later(), "Forgetting old lobbies", new LobbyRetention(database, store, clock));
        socket = new SocketRoute(
                "lobby",
                PATH,
                handshake -> new LobbySocket(
                        lobbies, commands, Lobby.called(handshake.path().getFirst())));
    }

    /// The users, games and block rule that lobbies depend on.
    public record LobbyUsers(Users users, GameSetup tables, BlockRule blocks) {}

    /// The rate limits of lobbies.
    public List<NamedLimit> throttles() {
        return List.of(new NamedLimit("lobby_messages", rates.lobby()));
    }

    /// The lobby messages of an account.
    public AccountDataSource part() {
        return part;
    }

    /// Hides two users from each other after a block, once its transaction commits.
    public void part(Tx tx, UserId one, UserId other) {
        tx.afterCommit(() -> roster.part(one.value(), other.value()));
    }

    /// Starts the periodic removal of old lobbies.
    public void start() {
        retention.start();
    }

    /// `/ws/chat/lobby/<lobby_name>`.
    public SocketRoute socket() {
        return socket;
    }
}
