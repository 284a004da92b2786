package dev.parlor.invites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.identity.UserId;
import dev.parlor.invites.InviteResult.InviteObjection;
import dev.parlor.json.Json;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@OnBothEngines
class InvitesTest {
    private static final InviteQuery ALL = new InviteQuery(Optional.empty(), InviteQuery.InviteRole.EITHER);

    private final TestDatabase database;
    private final InviteRoom room;
    private final UserId alice;
    private final UserId bob;

    InvitesTest(TestDatabase database) {
        this.database = database;
        room = new InviteRoom(database);
        alice = room.person("Alice");
        bob = room.friendOf(alice, "Bob");
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void makesTheGameOfAnInviteAndTellsItsReceiver() {
        var socket = room.listener(bob);
        var invite = room.sent(alice, bob);
        var table = room.tables.find(invite.game()).orElseThrow();
        assertThat(table.players()).containsExactly(alice, bob);
        assertThat(table.onHold()).isTrue();
        assertThat(invite.expiresAt()).isEqualTo(invite.createdAt().plus(InviteRoom.LIFETIME));
        assertThat(socket.types()).containsExactly("invite_created", "badge");
        assertThat(socket.last().path("invites_pending").asInt()).isEqualTo(1);
        assertThat(room.told(bob)).containsExactly("invite_created pending");
        assertThat(room.told(alice)).containsExactly("invite_sent pending");
    }

    @Test
    void writesAnInviteExactlyAsTheContractShowsIt() {
        var invite = room.sent(alice, bob);
        assertThat(Json.MAPPER.writeValueAsString(room.views.one(invite)))
                .isEqualTo("""
                {"inviteId":"%s","fromUserId":%d,"toUserId":%d,"fromUserName":"Alice","toUserName":"Bob",\
                "gameType":"tic_tac_toe","lobbyId":"%s","status":"pending","createdAt":"2026-11-23T09:00:00.123Z",\
                "expiresAt":"2026-11-23T09:10:00.123Z","respondedAt":null}\
                """.formatted(invite.id().value(), alice.value(), bob.value(), invite.game()));
    }

    @Test
    void refusesWhoCanNotBeInvited() {
        var stranger = room.person("Carol");
        var blocker = room.friendOf(alice, "Dora");
        room.circle.block(blocker, alice);
        assertThat(ask(alice, alice)).isEqualTo(new InviteResult.InviteRefused(InviteObjection.ONESELF));
        assertThat(ask(alice, new UserId(Long.MAX_VALUE)))
                .isEqualTo(new InviteResult.InviteRefused(InviteObjection.NOBODY));
        assertThat(ask(alice, new UserId(0))).isEqualTo(new InviteResult.InviteRefused(InviteObjection.NOBODY));
        assertThat(ask(alice, blocker)).isEqualTo(new InviteResult.InviteRefused(InviteObjection.NOBODY));
        assertThat(ask(alice, stranger)).isEqualTo(new InviteResult.InviteRefused(InviteObjection.NO_FRIEND));
        assertThat(room.invites.of(alice, ALL)).isEmpty();
    }

    @Test
    void hasOnePendingInviteForEachDirection() {
        var first = room.sent(alice, bob);
        assertThat(ask(alice, bob)).isEqualTo(new InviteResult.AlreadyInvited(first));
        var back = room.sent(bob, alice);
        assertThat(back.game()).isNotEqualTo(first.game());
        room.done(first, InviteReply.DECLINE);
        assertThat(room.sent(alice, bob).id()).isNotEqualTo(first.id());
        assertThat(room.told(bob))
                .containsExactly(
                        "invite_created pending",
                        "invite_sent pending",
                        "invite_status declined",
                        "invite_created pending");
    }

    @Test
    void letsTheGameBeginWhenItIsAccepted() {
        var invite = room.sent(alice, bob);
        var accepted = room.done(invite, InviteReply.ACCEPT);
        assertThat(accepted.status()).isEqualTo(InviteStatus.ACCEPTED);
        assertThat(room.current(invite)).isEqualTo(accepted);
        assertThat(room.tables.find(invite.game()).orElseThrow().onHold()).isFalse();
        assertThat(room.told(alice)).containsExactly("invite_sent pending", "invite_status accepted");
        assertThat(room.told(bob)).containsExactly("invite_created pending", "invite_status accepted");
    }

    @Test
    void removesTheGameWhenItComesToNothing() {
        for (var reply : List.of(InviteReply.DECLINE, InviteReply.CANCEL)) {
            var socket = room.listener(bob);
            var invite = room.sent(alice, bob);
            var ended = room.done(invite, reply);
            assertThat(ended.respondedAt()).contains(invite.createdAt());
            assertThat(room.tables.find(invite.game())).isEmpty();
            assertThat(socket.types()).containsExactly("invite_created", "badge", "invite_status", "badge");
            assertThat(socket.last().path("invites_pending").asInt()).isZero();
        }
    }

    @Test
    void answersARepeatedReplyTheSameAndTellsNobodyAgain() {
        for (var reply : InviteReply.values()) {
            var invite = room.sent(alice, bob);
            var ended = room.done(invite, reply);
            room.pass(Duration.ofMinutes(20));
            var told = room.told(bob);
            assertThat(room.done(invite, reply)).isEqualTo(ended);
            assertThat(room.told(bob)).isEqualTo(told);
        }
    }

    @Test
    void keepsTheFirstOutcomeAgainstEveryOther() {
        for (var first : InviteReply.values()) {
            var invite = room.sent(alice, bob);
            room.done(invite, first);
            for (var second : InviteReply.values()) {
                if (second != first) {
                    assertThat(reply(invite, second)).isEqualTo(new InviteReplyResult.TooLate(first.outcome()));
                }
            }
            assertThat(room.current(invite).status()).isEqualTo(first.outcome());
        }
    }

    @Test
    void expiresAtTheMomentAndTellsBoth() {
        var invite = room.sent(alice, bob);
        room.pass(InviteRoom.LIFETIME.minusMillis(1));
        assertThat(room.told(alice)).containsExactly("invite_sent pending");
        room.pass(Duration.ofMillis(2));
        assertThat(room.told(alice)).containsExactly("invite_sent pending", "invite_status expired");
        assertThat(room.told(bob)).containsExactly("invite_created pending", "invite_status expired");
        assertThat(room.current(invite).respondedAt()).isEmpty();
        assertThat(room.tables.find(invite.game())).isEmpty();
        for (var reply : InviteReply.values()) {
            assertThat(reply(invite, reply)).isEqualTo(new InviteReplyResult.TooLate(InviteStatus.EXPIRED));
        }
        assertThat(room.told(alice)).hasSize(2);
    }

    @Test
    void expiresAlsoWhenTheServerWasDownAtThatMoment() {
        var invite = room.sent(alice, bob);
        room.deadlines.close();
        try (var later = new InviteRoom(database)) {
            later.now.set(invite.expiresAt().plusSeconds(60));
            var socket = later.listener(alice);
            later.deadlines.start();
            later.pass(Duration.ofMillis(1));
            assertThat(socket.last().path("invite").path("status").asString()).isEqualTo("expired");
            assertThat(later.tables.find(invite.game())).isEmpty();
        }
    }

    @Test
    void takesNoReplyAfterItsTimeThoughNobodyHasWrittenThatDown() {
        var invite = room.sent(alice, bob);
        room.now.set(invite.expiresAt());
        assertThat(room.invites.of(bob, ALL)).extracting(Invite::status).containsExactly(InviteStatus.EXPIRED);
        assertThat(listed(bob, InviteStatus.PENDING, InviteQuery.InviteRole.EITHER))
                .isEmpty();
        assertThat(listed(bob, InviteStatus.EXPIRED, InviteQuery.InviteRole.RECEIVER))
                .hasSize(1);
        assertThat(reply(invite, InviteReply.ACCEPT)).isEqualTo(new InviteReplyResult.TooLate(InviteStatus.EXPIRED));
        assertThat(room.told(alice)).containsExactly("invite_sent pending", "invite_status expired");
        room.pass(Duration.ofSeconds(1));
        assertThat(room.told(alice)).hasSize(2);
    }

    @Test
    void makesRoomForANewInviteWhenTheOldOneIsDue() {
        var invite = room.sent(alice, bob);
        room.now.set(invite.expiresAt());
        var next = room.sent(alice, bob);
        assertThat(room.current(invite).status()).isEqualTo(InviteStatus.EXPIRED);
        assertThat(next.game()).isNotEqualTo(invite.game());
        assertThat(room.told(bob))
                .containsExactly("invite_created pending", "invite_status expired", "invite_created pending");
    }

    @Test
    void endsWithTheFriendship() {
        var there = room.sent(alice, bob);
        var back = room.sent(bob, alice);
        var other = room.sent(alice, room.friendOf(alice, "Carol"));
        room.circle.part(alice, bob);
        assertThat(List.of(room.current(there).status(), room.current(back).status()))
                .containsOnly(InviteStatus.CANCELED);
        assertThat(room.current(other).status()).isEqualTo(InviteStatus.PENDING);
        assertThat(room.told(bob)).endsWith("invite_status canceled", "invite_status canceled");
        assertThat(ask(alice, bob)).isEqualTo(new InviteResult.InviteRefused(InviteObjection.NO_FRIEND));
    }

    @Test
    void keepsAnAcceptedGameWhenTheFriendshipEnds() {
        var invite = room.sent(alice, bob);
        room.done(invite, InviteReply.ACCEPT);
        room.circle.part(alice, bob);
        assertThat(room.current(invite).status()).isEqualTo(InviteStatus.ACCEPTED);
        assertThat(room.tables.find(invite.game())).isPresent();
    }

    @Test
    void isNobodyElsesBusiness() {
        var invite = room.sent(alice, bob);
        var carol = room.friendOf(alice, "Carol");
        for (var reply : InviteReply.values()) {
            assertThat(room.invites.reply(invite.id(), carol, reply)).isEqualTo(new InviteReplyResult.UnknownInvite());
            assertThat(room.invites.reply(InviteId.random(), alice, reply))
                    .isEqualTo(new InviteReplyResult.UnknownInvite());
        }
        assertThat(room.invites.reply(invite.id(), alice, InviteReply.ACCEPT))
                .isEqualTo(new InviteReplyResult.NotYours());
        assertThat(room.invites.reply(invite.id(), alice, InviteReply.DECLINE))
                .isEqualTo(new InviteReplyResult.NotYours());
        assertThat(room.invites.reply(invite.id(), bob, InviteReply.CANCEL))
                .isEqualTo(new InviteReplyResult.NotYours());
        assertThat(room.invites.of(carol, ALL)).isEmpty();
        assertThat(room.current(invite)).isEqualTo(invite);
    }

    @Test
    void listsNewestFirstByStatusAndSide() {
        var first = room.sent(alice, bob);
        var second = room.sent(bob, alice);
        room.done(first, InviteReply.DECLINE);
        assertThat(room.invites.of(alice, ALL)).extracting(Invite::id).containsExactly(second.id(), first.id());
        assertThat(listed(alice, InviteStatus.PENDING, InviteQuery.InviteRole.RECEIVER))
                .containsExactly(second.id());
        assertThat(listed(alice, InviteStatus.PENDING, InviteQuery.InviteRole.SENDER))
                .isEmpty();
        assertThat(listed(alice, InviteStatus.DECLINED, InviteQuery.InviteRole.SENDER))
                .containsExactly(first.id());
    }

    @Test
    void keepsEverythingForItsTwoPeople() {
        var ended = room.done(room.sent(alice, bob), InviteReply.DECLINE);
        var pending = room.sent(alice, bob);
        assertThat(room.invites.all(alice)).containsExactly(pending, ended);
        assertThat(room.invites.all(room.person("Carol"))).isEmpty();
    }

    @Test
    void endsAlsoWhenItsGameIsGone() {
        var invite = room.sent(alice, bob);
        database.write(tx -> room.tables.remove(tx, invite.game()));
        room.pass(InviteRoom.LIFETIME.plusSeconds(1));
        assertThat(room.told(alice)).containsExactly("invite_sent pending", "invite_status expired");
    }

    /// The promise of the contract: who applies every event to what was there before has what would be loaded
    /// afresh.
    @Test
    void whatEventsMakeOfNothingIsWhatIsLoadedAfresh() {
        for (var reply : InviteReply.values()) {
            room.done(room.sent(alice, bob), reply);
        }
        room.sent(alice, bob);
        room.pass(InviteRoom.LIFETIME.plusSeconds(1));
        room.sent(alice, bob);
        room.circle.part(alice, bob);
        var known = new LinkedHashMap<String, JsonNode>();
        room.events(bob).forEach(event -> {
            var invite = event.path("invite");
            known.put(invite.path("inviteId").asString(), invite);
        });
        List<JsonNode> loaded = room.views.all(room.invites.of(bob, ALL)).stream()
                .map(view -> Json.parse(Json.bytes(view)))
                .toList();
        assertThat(loaded)
                .hasSize(5)
                .isEqualTo(known.sequencedValues().reversed().stream().toList());
    }

    private InviteResult ask(UserId from, UserId to) {
        return room.invites.invite(from, to, InviteRoom.GAME);
    }

    private InviteReplyResult reply(Invite invite, InviteReply reply) {
        return room.invites.reply(invite.id(), reply == InviteReply.CANCEL ? invite.from() : invite.to(), reply);
    }

    private List<InviteId> listed(UserId user, InviteStatus status, InviteQuery.InviteRole role) {
        return room.invites.of(user, new InviteQuery(Optional.of(status), role)).stream()
                .map(Invite::id)
                .toList();
    }
}
