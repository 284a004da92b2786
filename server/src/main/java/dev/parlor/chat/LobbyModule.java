package dev.parlor.chat;

import dev.parlor.game.GameTables;
import dev.parlor.limits.RateLimit;
import dev.parlor.limits.Throttle;
import dev.parlor.realtime.Commands;
import dev.parlor.realtime.Housekeeping;
import dev.parlor.realtime.Live;
import dev.parlor.realtime.Roster;
import dev.parlor.realtime.SocketRoute;
import dev.parlor.realtime.Topic;
import dev.parlor.store.Database;
import dev.parlor.store.Tx;
import dev.parlor.users.AccountPart;
import dev.parlor.users.Blocks;
import dev.parlor.users.UserId;
import dev.parlor.users.Users;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;

/// Puts lobbies together: what they offer to the server's start.
public final class LobbyModule {
    private static final Pattern PATH = Pattern.compile("/ws/chat/lobby/" + Lobby.NAME);

    private final Housekeeping retention;
    private final SocketRoute socket;
    private final AccountPart part;
    private final RateLimit pace;
    private final Roster<LobbyPlayer> roster;

    /// @param messages of one user, in all lobbies together
    public LobbyModule(Database database, Players players, Live live, RateLimit messages, InstantSource clock) {
        pace = messages;
        var store = new LobbyStore();
        roster = new Roster<>(Topic.Kind.LOBBY, LobbyPlayer.class, live.layer(), live.later(), clock);
        var lobbies = new Lobbies(
                database,
                store,
                new LobbyGames(players.tables(), store),
                players,
                new Lobbies.Reach(live.layer(), live.order(), live.epoch(), roster),
                pace,
                clock);
        live.layer().recall(Topic.Kind.LOBBY, lobbies);
        part = new LobbyPart(database, store);
        var commands = new Commands<>(LobbyCommand.class, live.repeats());
        retention =
                new Housekeeping(live.later(), "Forgetting old lobbies", new LobbyRetention(database, store, clock));
        socket = new SocketRoute(
                "lobby",
                PATH,
                handshake -> new LobbySocket(
                        lobbies, commands, Lobby.called(handshake.path().getFirst())));
    }

    /// Who meets, to play what.
    public record Players(Users users, GameTables tables, Blocks blocks) {}

    /// The limits that are kept here.
    public List<Throttle> throttles() {
        return List.of(new Throttle("lobby_messages", pace));
    }

    /// What an account has of lobbies.
    public AccountPart part() {
        return part;
    }

    /// Takes two out of each other's sight, in the transaction that begins a block.
    public void part(Tx tx, UserId one, UserId other) {
        tx.afterCommit(() -> roster.part(one.value(), other.value()));
    }

    /// Begins to forget old lobbies.
    public void start() {
        retention.start();
    }

    /// `/ws/chat/lobby/<lobby_name>`.
    public SocketRoute socket() {
        return socket;
    }
}
