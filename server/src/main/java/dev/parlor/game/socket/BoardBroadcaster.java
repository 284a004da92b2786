package dev.parlor.game.socket;

import dev.parlor.game.PlayerAccounts;
import dev.parlor.game.PlayerNames;
import dev.parlor.game.match.GameChange;
import dev.parlor.game.match.GameId;
import dev.parlor.game.match.Match;
import dev.parlor.game.match.MatchTransition;
import dev.parlor.game.match.RoleName;
import dev.parlor.game.match.Seat;
import dev.parlor.game.rules.Role;
import dev.parlor.identity.UserId;
import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.Connection;
import dev.parlor.realtime.Epoch;
import dev.parlor.realtime.Frame;
import dev.parlor.realtime.RealtimeServices;
import dev.parlor.realtime.channel.Broadcast;
import dev.parlor.realtime.channel.ChannelLayer;
import dev.parlor.realtime.channel.Roster;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.realtime.channel.Topics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/// Sends updates to all sockets at a board; decides nothing. Thread-safe.
///
/// Changes of one game must be published in order; the caller ensures that.
public final class BoardBroadcaster {
    static final Broadcast.CloseRequest GONE = new Broadcast.CloseRequest(CloseCode.NOT_FOUND, "No such game.");

    private final ChannelLayer layer;
    private final Roster<BoardMember> roster;
    private final PlayerAccounts accounts;
    private final Epoch epoch;

    public BoardBroadcaster(RealtimeServices realtime, Roster<BoardMember> roster, PlayerAccounts accounts) {
        this.layer = realtime.layer();
        this.epoch = realtime.epoch();
        this.roster = roster;
        this.accounts = accounts;
    }

    /// Subscribes this connection to the changes after the version that `newest` reads.
    public void join(GameId game, Connection connection, LongSupplier newest) {
        layer.join(topic(game), connection, newest);
    }

    /// Announces a newcomer to everyone, and sends the newcomer the game. The connection must have joined.
    ///
    /// @param apart the users hidden from it among the onlookers, and the other way round
    public void greet(Match match, Connection connection, Set<Long> apart) {
        var user = user(connection);
        var names = PlayerNames.of(accounts, List.of(match), List.of(user));
        roster.enter(topic(match.id()), connection, present(match, user, names), apart);
        connection.offer(frame(match, match.seats().roleOf(user), names));
    }

    /// Sends one connection the current state of the game.
    public void show(Match match, Connection connection) {
        connection.offer(frame(match, match.seats().roleOf(user(connection)), names(match)));
    }

    public void leave(GameId game, Connection connection) {
        roster.leave(topic(game), connection);
    }

    /// The message about a change, for each receiver in their role after it: an onlooker who just took the
    /// free seat receives it as a player. Encoded once for each player and once for all onlookers.
    ///
    /// Created before the change is committed, so that nothing can fail between commit and broadcast.
    public BoardMessage announcement(MatchTransition.MovePlayed step) {
        var match = step.next();
        var names = names(match);
        var message = Broadcast.toAll(frame(match, Optional.empty(), names));
        for (var role : Role.values()) {
            if (match.seats().at(role) instanceof Seat.HumanSeat(var user)) {
                message = message.butTo(user.value(), frame(match, Optional.of(role), names));
            }
        }
        var seated = step.change().kind() == GameChange.ChangeKind.JOIN
                ? match.seats().humans().stream()
                        .map(user -> present(match, user, names))
                        .toList()
                : List.<BoardMember>of();
        return new BoardMessage(topic(match.id()), message.numbered(match.version(), match.version() - 1L), seated);
    }

    /// Sends a committed change to everyone at the board.
    public void publish(BoardMessage announcement) {
        var topic = announcement.topic();
        layer.publish(topic, announcement.message());
        announcement.seated().forEach(present -> roster.change(topic, present.id(), present));
    }

    /// Closes every socket at a removed board and in its lobby (contract §2.7).
    public void dismiss(GameId game) {
        layer.publish(topic(game), GONE);
        closeLobby(game);
    }

    /// Closes a user's sockets at a board that a block hides from that user.
    public void dismiss(GameId game, UserId onlooker) {
        layer.publish(topic(game), new Broadcast.CloseOne(onlooker.value(), GONE.code(), GONE.reason()));
    }

    /// Hides two onlookers from each other because of a block. Players always see their opponent.
    public void part(UserId one, UserId other) {
        roster.part(one.value(), other.value());
    }

    /// Closes every socket in the lobby of a board.
    public void closeLobby(GameId game) {
        layer.publish(Topics.lobby(game.toString()), GONE);
    }

    public static void sendAway(Connection connection) {
        connection.close(GONE.code(), GONE.reason());
    }

    private PlayerNames names(Match match) {
        return PlayerNames.of(accounts, List.of(match), List.of());
    }

    private static BoardMember present(Match match, UserId user, PlayerNames names) {
        return new BoardMember(
                user.value(), names.of(user), RoleName.of(match.seats().roleOf(user)));
    }

    private Frame frame(Match match, Optional<Role> receiver, PlayerNames names) {
        return Frame.of(GameUpdate.of(match, receiver, names, epoch));
    }

    private static UserId user(Connection connection) {
        return new UserId(connection.principal().userId());
    }

    private static Topic topic(GameId game) {
        return Topics.game(game.value());
    }
}
