package dev.parlor.invites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.game.GameInvites.PassState;
import dev.parlor.game.match.GameId;
import dev.parlor.identity.UserId;
import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.SocketHandshake;
import dev.parlor.testkit.Engine;
import dev.parlor.testkit.TestConnection;
import dev.parlor.testkit.TestDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InvitePassesTest {
    private final TestDatabase database = new TestDatabase(Engine.SQLITE);
    private final InviteRoom room = new InviteRoom(database);
    private final InvitePasses passes = new InvitePasses(room.invites);
    private final UserId alice = room.person("Alice");
    private final UserId bob = room.friendOf(alice, "Bob");

    @AfterEach
    void close() {
        room.close();
        database.close();
    }

    @Test
    void isGoodForTheSenderAtOnceAndForTheReceiverOnceAccepted() {
        var invite = room.sent(alice, bob);
        assertThat(pass(invite, alice)).isEqualTo(PassState.GOOD);
        assertThat(pass(invite, bob)).isEqualTo(PassState.NOT_ACCEPTED);
        room.done(invite, InviteReply.ACCEPT);
        assertThat(pass(invite, alice)).isEqualTo(PassState.GOOD);
        assertThat(pass(invite, bob)).isEqualTo(PassState.GOOD);
        assertThat(passes.pass(invite.id().value().toUpperCase(Locale.ROOT), invite.game(), bob))
                .isEqualTo(PassState.GOOD);
    }

    @Test
    void isNothingToOthersAndAtOtherGames() {
        var invite = room.sent(alice, bob);
        assertThat(pass(invite, room.person("Carol"))).isEqualTo(PassState.NOT_YOURS);
        assertThat(passes.pass(invite.id().value(), new GameId(987_654), alice)).isEqualTo(PassState.UNKNOWN);
        assertThat(passes.pass(InviteId.random().value(), invite.game(), alice)).isEqualTo(PassState.UNKNOWN);
        for (var nonsense : List.of("nonsense", "1", "1-1-1-1-1", "'; --")) {
            assertThat(passes.pass(nonsense, invite.game(), alice)).isEqualTo(PassState.UNKNOWN);
        }
    }

    @Test
    void isOverOnceItCameToNothing() {
        var declined = room.sent(alice, bob);
        room.done(declined, InviteReply.DECLINE);
        var canceled = room.sent(alice, bob);
        room.done(canceled, InviteReply.CANCEL);
        var expired = room.sent(alice, bob);
        room.now.set(expired.expiresAt());
        for (var invite : List.of(declined, canceled, expired)) {
            assertThat(pass(invite, alice)).isEqualTo(PassState.OVER);
            assertThat(pass(invite, bob)).isEqualTo(PassState.OVER);
        }
    }

    @Test
    void decidesWhatTheSocketOfTheBoardIsClosedWith() {
        var invite = room.sent(alice, bob);
        assertThat(closed(invite, invite.game(), bob)).containsExactly(CloseCode.FORBIDDEN);
        assertThat(closed(invite, invite.game(), room.person("Carol"))).containsExactly(CloseCode.FORBIDDEN);
        assertThat(closed(invite, new GameId(987_654), alice)).containsExactly(CloseCode.NOT_FOUND);
        assertThat(closed(invite, invite.game(), alice)).isEmpty();
        room.done(invite, InviteReply.ACCEPT);
        assertThat(closed(invite, invite.game(), bob)).isEmpty();
        var canceled = room.sent(alice, bob);
        room.done(canceled, InviteReply.CANCEL);
        assertThat(closed(canceled, canceled.game(), bob)).containsExactly(CloseCode.EXPIRED_OR_SLOW);
    }

    @Test
    void whoeverWaitsAtTheBoardIsSentAwayWhenItComesToNothing() {
        var invite = room.sent(alice, bob);
        var waiting = sit(invite, invite.game(), alice);
        assertThat(waiting.types()).contains("game_update");
        room.pass(InviteRoom.LIFETIME.plusSeconds(1));
        assertThat(waiting.closed().orElseThrow().code()).isEqualTo(CloseCode.NOT_FOUND);
    }

    private PassState pass(Invite invite, UserId user) {
        return passes.pass(invite.id().value(), invite.game(), user);
    }

    private List<CloseCode> closed(Invite invite, GameId game, UserId user) {
        return sit(invite, game, user).closed().map(TestConnection.Closed::code).stream()
                .toList();
    }

    private TestConnection sit(Invite invite, GameId game, UserId user) {
        var handshake = new SocketHandshake(
                List.of(game.toString()), Map.of("invite", invite.id().value()), "127.0.0.1");
        var connection = TestConnection.of(user.value());
        room.games.socket(passes).factory().create(handshake).opened(connection);
        return connection;
    }
}
